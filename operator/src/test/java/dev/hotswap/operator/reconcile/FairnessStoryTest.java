package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A namespace whose turns never end, beside another with a single release. What is counted is turns
 * of the crowd that end before the other release has got where it goes: none may have to.
 */
class FairnessStoryTest {
  private static final int CROWD = 500;
  private static final int FAILING = 6;
  private static final int THREADS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HELD = THREADS - THREADS / 4;

  private final Gate gate = new Gate();
  private final SimulatedCluster simulated =
      new SimulatedCluster(
          new InProcess(
              InProcess.ALONE
                  + "reconcile: {threads: %1$d, urgentThreads: %1$d, surveyThreads: %1$d}\n"
                      .formatted(THREADS),
              gate));
  private final Shop shop = new Shop(simulated);

  FairnessStoryTest() {
    simulated.server().createNamespace("crowd");
    shop.apply(
        """
        apiVersion: hotswap.dev/v1alpha1
        kind: HotSwapPolicy
        metadata: {name: careful, namespace: crowd}
        spec:
          steps: [{name: half, setWeight: 50, pause: {duration: 600s}}]
          analysis: {source: gateway, metrics: [{name: errors, errorRate: {max: "5%"}}]}
        """);
  }

  @AfterEach
  void close() {
    gate.open();
    simulated.close();
  }

  @Test
  void five_hundred_that_hang_in_turns_and_lists_delay_neither_a_new_version_nor_its_way_back() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    gate.close(EnumSet.of(Task.DECISION, Task.SURVEY));
    IntStream.range(0, FAILING).forEach(number -> commit(number, "1.0"));
    IntStream.range(FAILING, CROWD).forEach(this::commitWithoutPolicy);
    Awaitility.await().until(() -> gate.waiting(Task.DECISION) == HELD);

    shop.commit("payment", "2.0");
    untilUnsettled(status -> status.phase() == Phase.SHIFTING);
    simulated.traffic().fails("2.0");
    untilUnsettled(status -> status.phase() == Phase.ROLLED_BACK);
    assertThat(gate.passed()).as("turns of the crowd that came to an end meanwhile").isZero();

    gate.open();
    Awaitility.await("whoever waited had a turn")
        .atMost(PATIENCE)
        .until(() -> crowd().allMatch(seen -> seen.getStatus() != null));
  }

  @Test
  void ways_back_that_hang_in_one_namespace_delay_no_way_back_in_another() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    IntStream.range(0, FAILING).forEach(number -> commit(number, "1.0"));
    shop.until("payment", Phase.STABLE);
    until(Phase.STABLE);
    shop.commit("payment", "2.0");
    IntStream.range(0, FAILING).forEach(number -> commit(number, "3.0"));
    until(Phase.SHIFTING);
    shop.until("payment", Phase.SHIFTING);

    gate.close(EnumSet.of(Task.WRITE_ROUTE));
    simulated.traffic().fails("3.0");
    Awaitility.await()
        .until(
            () -> {
              simulated.secondUnsettled();
              return gate.waiting(Task.WRITE_ROUTE) == HELD;
            });
    simulated.traffic().fails("2.0");
    untilUnsettled(status -> status.phase() == Phase.ROLLED_BACK);
    assertThat(gate.passed()).as("routes of the crowd that were written meanwhile").isZero();

    gate.open();
    until(Phase.ROLLED_BACK);
  }

  private void until(Phase phase) {
    for (int second = 0; second < 100; second++) {
      if (crowd().allMatch(seen -> seen.getStatus() != null && seen.getStatus().phase() == phase)) {
        return;
      }
      simulated.second();
    }
    throw new AssertionError("the crowd is never " + phase);
  }

  private void untilUnsettled(Predicate<GoReleaseStatus> there) {
    Awaitility.await()
        .until(
            () -> {
              simulated.secondUnsettled();
              return shop.status("payment").filter(there).isPresent();
            });
  }

  private void commit(int number, String version) {
    shop.apply(
        shop.manifest("crowd-" + number, version).replace("namespace: shop", "namespace: crowd"));
  }

  /** Nothing is made of it after its first turn. */
  private void commitWithoutPolicy(int number) {
    shop.apply(
        shop.manifest("crowd-" + number, "1.0")
            .replace("namespace: shop", "namespace: crowd")
            .replace("name: careful", "name: nowhere"));
  }

  private Stream<GoRelease> crowd() {
    return simulated
        .people()
        .resources(GoRelease.class)
        .inNamespace("crowd")
        .list()
        .getItems()
        .stream();
  }

  /** Whatever the crowd does of some tasks waits here while it is closed. */
  private static final class Gate implements FaultBarrier {
    private final FaultBarrier faults = new LoggedFaults();
    private final AtomicInteger passed = new AtomicInteger();
    private final Map<Task, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private volatile Set<Task> held = Set.of();
    private volatile CountDownLatch opened = new CountDownLatch(0);

    void close(Set<Task> tasks) {
      opened = new CountDownLatch(1);
      held = tasks;
    }

    void open() {
      held = Set.of();
      opened.countDown();
    }

    int waiting(Task task) {
      return waiting.computeIfAbsent(task, none -> new AtomicInteger()).get();
    }

    /** What came through since it was closed. */
    int passed() {
      return passed.get();
    }

    @Override
    public <T> T guard(Task task, String subject, Supplier<T> work, Function<Fault, T> otherwise) {
      if (held.contains(task) && subject.startsWith("crowd/")) {
        AtomicInteger here = waiting.computeIfAbsent(task, none -> new AtomicInteger());
        here.incrementAndGet();
        try {
          opened.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        here.decrementAndGet();
        passed.incrementAndGet();
      }
      return faults.guard(task, subject, work, otherwise);
    }
  }
}
