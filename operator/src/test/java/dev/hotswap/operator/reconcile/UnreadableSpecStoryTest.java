package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the schema leaves open may say anything: the release that says it names the path, what
 * stands there and what was expected, in a condition and in an Event; every other one goes on.
 */
class UnreadableSpecStoryTest {
  private static final String INDENT = "        ";
  private static final String NAME = "- name: app\n";
  private static final String GATEWAYS = "gateways: [istio-ingress/public]\n";

  /** What is written under a container's name, and what is said of it. */
  private static final Map<String, String> CONTAINERS =
      Map.of(
          "env: {LOG_LEVEL: debug}",
          "spec.template.spec.containers[0].env is {\"LOG_LEVEL\":\"debug\"}: expected a list",
          "args: \"--port 80\"",
          "spec.template.spec.containers[0].args is \"--port 80\": expected a list",
          "command: app.exe",
          "spec.template.spec.containers[0].command is \"app.exe\": expected a list",
          "lifecycle: {preStop: {sleep: {seconds: soon}}}",
          "lifecycle.preStop.sleep.seconds is \"soon\": expected a whole number",
          "x: " + "[".repeat(900) + "]".repeat(900),
          "nested deeper than 64 levels",
          "resources: {limits: {memory: 256MB}}",
          "256MB");

  /** What is written under a route's gateways, and what is said of it. */
  private static final Map<String, String> ROUTES =
      Map.of(
          "http: {retries: often}",
          "spec.traffic.routes[public].virtualService.http.retries",
          "http: {x: " + "[".repeat(900) + "]".repeat(900) + "}",
          "nested deeper than 64 levels");

  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);

  @BeforeEach
  void aVersionThatServes() {
    simulated.startOperator();
    shop.commit("sound", "1.0");
    shop.until("sound", Phase.STABLE);
  }

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void each_says_what_is_wrong_and_the_others_go_on() {
    List<String> odd = List.copyOf(CONTAINERS.keySet());
    for (String container : odd) {
      shop.apply(release("odd-" + odd.indexOf(container), NAME, container));
    }
    List<String> routes = List.copyOf(ROUTES.keySet());
    for (String http : routes) {
      shop.apply(release("route-" + routes.indexOf(http), GATEWAYS, http));
    }
    shop.commit("sound", "2.0");
    shop.until("sound", status -> "2.0".equals(stable(status)));

    CONTAINERS.forEach((part, sentence) -> tells("odd-" + odd.indexOf(part), sentence));
    ROUTES.forEach((part, sentence) -> tells("route-" + routes.indexOf(part), sentence));
  }

  @Test
  void a_release_that_serves_goes_on_serving_and_is_scaled_and_made_again() {
    shop.apply(
        release("sound", NAME, "env: {LOG_LEVEL: debug}").replace("replicas: 4", "replicas: 5"));
    shop.until("sound", status -> Objects.equals(status.replicas(), 5));
    var slot =
        simulated
            .people()
            .apps()
            .deployments()
            .inNamespace(SimulatedCluster.NAMESPACE)
            .withName("sound-a");
    slot.delete();
    simulated.pass(Duration.ofSeconds(2));

    assertThat(slot.get().getSpec().getReplicas()).isEqualTo(5);
    tells("sound", "env is {\"LOG_LEVEL\":\"debug\"}: expected a list");
    shop.commit("sound", "3.0");
    shop.until("sound", status -> "3.0".equals(stable(status)));
  }

  private String release(String name, String after, String part) {
    String manifest = shop.manifest(name, "1.1");
    int at = manifest.indexOf(after) + after.length();
    String text =
        part.startsWith("resources") ? manifest.replaceAll("resources: .*", "") : manifest;
    return text.substring(0, at) + INDENT + part + "\n" + text.substring(at);
  }

  private void tells(String release, String sentence) {
    GoReleaseStatus status = shop.status(release).orElseThrow();
    assertThat(status.conditions())
        .as(release)
        .extracting(Condition::message)
        .anyMatch(message -> message.contains(sentence));
    assertThat(shop.told("PreflightFailed")).as(release).anyMatch(note -> note.contains(sentence));
  }

  private static String stable(GoReleaseStatus status) {
    return status.stable() == null ? "" : status.stable().version();
  }
}
