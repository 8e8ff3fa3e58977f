package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.fault.Fault;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Of everything that is looked at, checked, told or written, one thing fails for each of many
 * releases, each time: weights go back, pods are scaled and made again, and status says what fails.
 */
class FailingObserversStoryTest {
  private static final int PATIENCE = 60;

  /** While a way back is not seen to be followed, nothing but the route is written for so long. */
  private static final Duration THE_ROUTE_ALONE = Duration.ofSeconds(30);

  /** Everything that is done in a turn: what is done with watched objects is tested beside them. */
  private static final Set<Task> ALL = EnumSet.complementOf(EnumSet.of(Task.TAKE_IN));

  /** What a way back is made of: nothing can stand in for it, so it comes when that works again. */
  private static final Set<Task> THE_WAY_BACK = EnumSet.of(Task.DECISION, Task.WRITE_ROUTE);

  /** Without numbers nobody sees that a version is bad, until somebody takes it back. */
  private static final Set<Task> THE_NUMBERS = EnumSet.of(Task.METRICS);

  /** What scaling and repair are made of. */
  private static final Set<Task> THE_PODS = EnumSet.of(Task.WRITE_SLOTS);

  /** Done where no status is at hand: only the log has it. */
  private static final Set<Task> LOGGED_ONLY = EnumSet.of(Task.URGENCY);

  private final Broken broken = new Broken();
  private final SimulatedCluster theatre =
      new SimulatedCluster(new InProcess(InProcess.ALONE, broken));
  private final Shop shop = new Shop(theatre);

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void the_way_back_scaling_and_repair_need_none_of_them() {
    theatre.startOperator();
    ALL.forEach(task -> commit(task, "1.0", 2));
    await("a version that serves", ALL, (now, task) -> now.stable(task, "1.0"));
    ALL.forEach(task -> commit(task, "2.0", 2));
    await("weight on the new version", ALL, (now, task) -> now.weight(task, "b") > 0);

    broken.begin();
    theatre.traffic().fails("2.0");
    THE_NUMBERS.forEach(task -> commit(task, "1.0", 2));
    await("all weight back", without(THE_WAY_BACK), (now, task) -> now.weight(task, "a") == 100);
    ALL.forEach(task -> commit(task, THE_NUMBERS.contains(task) ? "1.0" : "2.0", 3));
    theatre.leap(THE_ROUTE_ALONE);
    await("more pods", without(THE_PODS), (now, task) -> now.replicas(task) == 3);
    ALL.forEach(this::deleteSlot);
    await("a Deployment again", without(THE_PODS), (now, task) -> now.replicas(task) == 3);
    ALL.forEach(task -> commit(task, "3.0", 3));
    await(
        "the fault's number", without(LOGGED_ONLY), (now, task) -> now.says(task, broken.id(task)));
    await("each to have failed", ALL, (now, task) -> !broken.id(task).isEmpty());

    broken.end();
    await("all weight back", THE_WAY_BACK, (now, task) -> now.weight(task, "a") == 100);
    await("more pods", THE_PODS, (now, task) -> now.replicas(task) == 3);
    await("no fault any more", ALL, (now, task) -> !now.says(task, "fault "));
  }

  private static Set<Task> without(Collection<Task> some) {
    Set<Task> others = EnumSet.copyOf(ALL);
    others.removeAll(some);
    return others;
  }

  private static String name(Task task) {
    return task.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void commit(Task task, String version, int replicas) {
    shop.apply(shop.manifest(name(task), version).replace("replicas: 4", "replicas: " + replicas));
  }

  private void deleteSlot(Task task) {
    theatre
        .people()
        .apps()
        .deployments()
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName(name(task) + "-a")
        .delete();
  }

  private void await(String what, Set<Task> tasks, BiPredicate<Moment, Task> there) {
    Moment now = Moment.of(theatre);
    for (int second = 0; second < PATIENCE && !now.all(tasks, there); second++) {
      theatre.second();
      now = Moment.of(theatre);
    }
    assertThat(now.others(tasks, there)).as(what).isEmpty();
  }

  /** All that the API server has at one moment, asked for once: there are many releases. */
  private record Moment(
      Map<String, GoRelease> releases,
      Map<String, VirtualService> routes,
      Map<String, Deployment> deployments) {
    static Moment of(SimulatedCluster theatre) {
      return new Moment(
          all(theatre, GoRelease.class),
          all(theatre, VirtualService.class),
          all(theatre, Deployment.class));
    }

    private static <T extends HasMetadata> Map<String, T> all(
        SimulatedCluster theatre, Class<T> kind) {
      return theatre
          .people()
          .resources(kind)
          .inNamespace(SimulatedCluster.NAMESPACE)
          .list()
          .getItems()
          .stream()
          .collect(Collectors.toMap(item -> item.getMetadata().getName(), Function.identity()));
    }

    boolean all(Set<Task> tasks, BiPredicate<Moment, Task> there) {
      return tasks.stream().allMatch(task -> there.test(this, task));
    }

    /** Those of which it is not so, and what they say. */
    Map<Task, Optional<GoReleaseStatus>> others(Set<Task> tasks, BiPredicate<Moment, Task> there) {
      return tasks.stream()
          .filter(task -> !there.test(this, task))
          .collect(Collectors.toMap(Function.identity(), this::status));
    }

    private Optional<GoReleaseStatus> status(Task task) {
      return Optional.ofNullable(releases.get(name(task)))
          .flatMap(release -> Optional.ofNullable(release.getStatus()));
    }

    boolean stable(Task task, String version) {
      return status(task)
          .filter(status -> status.phase() == Phase.STABLE)
          .filter(status -> Objects.requireNonNull(status.stable()).version().equals(version))
          .isPresent();
    }

    boolean says(Task task, String words) {
      return status(task).stream()
          .map(GoReleaseStatus::conditions)
          .flatMap(List::stream)
          .map(Condition::message)
          .anyMatch(message -> message.contains(words));
    }

    int weight(Task task, String slot) {
      return Optional.ofNullable(routes.get(name(task) + "-public")).stream()
          .flatMap(route -> route.getSpec().getHttp().stream())
          .flatMap(http -> http.getRoute().stream())
          .filter(to -> to.getDestination().getHost().startsWith(name(task) + "-" + slot + "."))
          .mapToInt(to -> to.getWeight() == null ? 0 : to.getWeight())
          .sum();
    }

    int replicas(Task task) {
      return Optional.ofNullable(deployments.get(name(task) + "-a"))
          .map(slot -> slot.getSpec().getReplicas())
          .orElse(0);
    }
  }

  /** Makes the one task of each release fail whenever it is done. */
  private static final class Broken implements FaultBarrier {
    private static final Map<String, Task> BY_RELEASE =
        Arrays.stream(Task.values())
            .collect(Collectors.toMap(FailingObserversStoryTest::name, Function.identity()));

    private final FaultBarrier real = new LoggedFaults();
    private final Map<Task, String> ids = new ConcurrentHashMap<>();
    private volatile boolean on;

    void begin() {
      on = true;
    }

    void end() {
      on = false;
    }

    /** The number under which the log has its fault; empty while it never failed. */
    String id(Task task) {
      return ids.getOrDefault(task, "");
    }

    @Override
    public <T> T guard(Task task, String subject, Supplier<T> work, Function<Fault, T> otherwise) {
      boolean fails = on && task == BY_RELEASE.get(release(subject));
      return real.guard(
          task,
          subject,
          () -> {
            if (fails) {
              throw new IllegalStateException("played");
            }
            return work.get();
          },
          fault -> {
            if (fails) {
              ids.put(task, fault.id());
            }
            return otherwise.apply(fault);
          });
    }

    /** Of a subject such as {@code shop/payment}, or {@code shop/payment, a check}. */
    private static String release(String subject) {
      return subject.replaceFirst(",.*", "").replaceFirst("[^/]*/", "");
    }
  }
}
