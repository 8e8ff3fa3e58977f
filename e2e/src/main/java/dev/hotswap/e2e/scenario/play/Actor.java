package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.demo.ReleaseView;
import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.scenario.action.Action;
import dev.hotswap.e2e.scenario.action.StatusMatch;
import dev.hotswap.e2e.scenario.file.Attack;
import dev.hotswap.e2e.scenario.file.AttackFile;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does the steps of one script, one after the other. */
final class Actor implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Shop shop;
  private final Registry registry;
  private final Stage stage;
  private final Kubectl kubectl;
  private final Attacker attacker;
  private final Autoscaling autoscaling;
  private final Diary diary;
  private final Consumer<String> says;
  private PodRoll remembered = PodRoll.of(List.of());
  private int commands;

  Actor(Shop shop, Registry registry, Diary diary, Consumer<String> says) {
    this.shop = shop;
    this.registry = registry;
    this.stage = new Stage(shop.stack());
    this.kubectl = new Kubectl(shop.stack(), shop.namespace(), Optional.empty());
    this.attacker = new Attacker(shop, says);
    this.autoscaling = new Autoscaling(shop, says);
    this.diary = diary;
    this.says = says;
  }

  void act(Action action) throws InterruptedException {
    says.accept("  " + action);
    switch (action) {
      case Action.Apply(String version) -> shop.apply(version);
      case Action.Until(StatusMatch look, Duration within) -> until(look, within);
      case Action.Wait(Duration time) -> Thread.sleep(time);
      case Action.Neighbour(String name) -> shop.neighbour(name);
      case Action.Kubectl(List<String> arguments) -> says.accept(kubectl.run(arguments));
      case Action.Command(String word) -> shop.command(word, "step-" + ++commands);
      case Action.Fault fault -> happens(fault);
      case Action.KillPod(String role) -> kill(pod(role));
      case Action.Drain(String role) -> drain(pod(role).getSpec().getNodeName());
      case Action.LoseNode(String role) ->
          shop.stack().kubelets().lose(pod(role).getSpec().getNodeName());
      case Action.FindNodes() -> RealStack.WINDOWS.forEach(shop.stack().kubelets()::find);
      case Action.Remember(String role) -> remembered = PodRoll.of(shop.pods(role));
      case Action.Undisturbed() -> remembered.requireUndisturbed(shop.pods());
      case Action.Upgrade() -> stage.upgrade();
      case Action.Empty(String part) -> stage.empty(part);
      case Action.Attack(String folder) -> attacker.begin(attacks(folder));
      case Action.Repelled() -> attacker.repelled();
      case Action.Autoscale(Action.Autoscale.Target target) -> autoscaling.begin(target);
      case Action.Work(int percent) -> autoscaling.work(percent);
      case Action.Steady(int replicas) -> autoscaling.requireSteady(replicas);
      case Action.Mend(String version) -> registry.mend(version);
    }
  }

  private static List<Attack> attacks(String folder) {
    try {
      return AttackFile.all(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns once the release looks so. */
  void until(StatusMatch look, Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    ReleaseView seen = view();
    while (!look.matches(seen)) {
      if (System.nanoTime() > end) {
        throw new Missed("waited " + within.toSeconds() + " s for " + look + "; it is: " + seen);
      }
      Thread.sleep(LOOK);
      seen = view();
    }
  }

  private ReleaseView view() {
    ReleaseView seen = shop.view();
    diary.sees(seen.phase());
    return seen;
  }

  private void happens(Action.Fault fault) throws InterruptedException {
    diary.happens(fault);
    stage.happens(fault);
  }

  /** Returns once the release is gone. */
  void untilGone(Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (shop.release().isPresent()) {
      if (System.nanoTime() > end) {
        throw new Missed("the release is still there after " + within.toSeconds() + " s");
      }
      Thread.sleep(LOOK);
    }
  }

  private Pod pod(String role) {
    return shop.pods(role).stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .findFirst()
        .orElseThrow(() -> new Missed("there is no pod of the " + role));
  }

  private void kill(Pod pod) {
    says.accept("  kill -9 in " + pod.getMetadata().getName());
    shop.stack()
        .kubelets()
        .process(shop.namespace(), pod.getMetadata().getName())
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private void drain(String node) throws InterruptedException {
    says.accept("  drain " + node);
    List<String> drain = new ArrayList<>(List.of("drain", node, "--force", "--timeout=90s"));
    drain.addAll(List.of("--ignore-daemonsets", "--delete-emptydir-data"));
    says.accept(kubectl.run(drain));
    kubectl.run(List.of("uncordon", node));
  }

  /** Ends what goes on beside the script. */
  @Override
  public void close() {
    attacker.close();
    autoscaling.close();
  }
}
