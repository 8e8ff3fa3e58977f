package dev.hotswap.operator.faults;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.OperatorFactory;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.controllers.node.PlayedImage;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One operator, one release named payment, and everything a test wants to see of them. */
final class Stage implements AutoCloseable {
  private static final String RELEASE = "payment";

  private final SimulatedCluster simulated;
  private final Shop shop;
  private final String operator;

  /** With played measurements. */
  Stage() {
    this(new InProcess(InProcess.ALONE));
  }

  Stage(OperatorFactory operators) {
    simulated = new SimulatedCluster(operators);
    shop = new Shop(simulated);
    operator = simulated.startOperator();
  }

  SimulatedCluster simulated() {
    return simulated;
  }

  Shop shop() {
    return shop;
  }

  /** The operator that was there from the beginning. */
  String operator() {
    return operator;
  }

  /** 1.0 serves. */
  Stage serving() {
    shop.commit(RELEASE, "1.0");
    shop.until(RELEASE, Phase.STABLE);
    return this;
  }

  /** 2.0 gets this share of requests, and the gateway follows. */
  Stage trying(int weight) {
    shop.commit(RELEASE, "2.0");
    until(status -> candidateWeight(status) == weight);
    simulated.pass(Duration.ofSeconds(3));
    return this;
  }

  static int candidateWeight(GoReleaseStatus status) {
    return status.weights() == null || status.weights().candidate() == null
        ? 0
        : status.weights().candidate();
  }

  /** Lets time go by until status is as asked. */
  GoReleaseStatus until(Predicate<GoReleaseStatus> there) {
    return shop.until(RELEASE, there);
  }

  GoReleaseStatus until(Phase phase) {
    return shop.until(RELEASE, phase);
  }

  /** Until this version serves alone. */
  GoReleaseStatus untilStable(String version) {
    return until(
        status ->
            status.phase() == Phase.STABLE
                && status.stable() != null
                && status.stable().version().equals(version)
                && status.attempt() == null);
  }

  /** Until a condition has this reason. */
  Condition untilReason(String type, String reason) {
    return condition(
        until(
            status ->
                status.conditions().stream()
                    .anyMatch(c -> c.type().equals(type) && c.reason().equals(reason))),
        type);
  }

  GoReleaseStatus status() {
    return shop.status(RELEASE).orElseThrow();
  }

  /** The version that status calls stable; empty where there is none. */
  String stableVersion() {
    var stable = status().stable();
    return stable == null ? "" : stable.version();
  }

  Condition condition(String type) {
    return condition(status(), type);
  }

  private static Condition condition(GoReleaseStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type + " in " + status));
  }

  /** Notes of the Events with this reason. */
  List<String> told(String reason) {
    return shop.told(reason);
  }

  /** Everything that people were told by Events, a line each. */
  String news() {
    return String.join("\n", shop.told());
  }

  /** Requests that went to a slot with nothing ready although the other one had something. */
  long lost() {
    return simulated.traffic().truth(SimulatedCluster.NAMESPACE, RELEASE).orElseThrow().lost();
  }

  /** From now on a version's image is this one. */
  void push(String version, PlayedImage image) {
    simulated.cluster().registry().push(reference(version), image);
  }

  static PlayedImage healthy(String version) {
    return PlayedImage.healthy(reference(version));
  }

  private static String reference(String version) {
    return "registry.example.com/shop/payment:" + version;
  }

  /** Pods of a slot, as the API server has them. */
  List<Pod> pods(String slot) {
    return simulated
        .people()
        .pods()
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withLabels(Map.of("hotswap.dev/release", RELEASE, "hotswap.dev/slot", slot))
        .list()
        .getItems();
  }

  void pass(int seconds) {
    simulated.pass(Duration.ofSeconds(seconds));
  }

  @Override
  public void close() {
    simulated.close();
  }
}
