package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightStoryTest {
  private static final String GRANTS =
      "grants: [{namespaces: [shop], hosts: ['*.example.com'], gateways: [istio-ingress/public], metricSources: ['*']}]";

  private final SimulatedCluster simulated =
      new SimulatedCluster(new InProcess(InProcess.STRICT + GRANTS));
  private final Shop shop = new Shop(simulated);

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void a_turn_in_the_millisecond_in_which_lists_ended_does_not_ask_for_them_again() {
    simulated.startOperator();
    simulated.leap(Duration.ofNanos(400_000));
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);

    assertThat(shop.requests()).containsOnlyOnce("list horizontalpodautoscalers");
  }

  @Test
  void of_two_releases_that_claim_one_host_the_one_whose_route_was_written_first_keeps_it() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    String younger =
        shop.manifest("checkout", "1.0").replace("checkout.example.com", "payment.example.com");
    shop.apply(younger);

    GoReleaseStatus stalled = blocked("checkout");

    assertThat(condition(stalled, "Stalled").orElseThrow().message())
        .isEqualTo(
            "1.0 waits: host payment.example.com belongs to GoRelease shop/payment, whose route was"
                + " written first: take the host out of one of the two");
    assertThat(condition(stalled, "Reconciling")).isEmpty();

    shop.delete("payment");
    shop.until("checkout", Phase.STABLE);
  }

  @Test
  void a_foreign_service_of_our_name_is_named_and_nothing_is_made_before_it_goes() {
    simulated.startOperator();
    shop.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: payment-a, namespace: shop}
        spec: {selector: {app: legacy}, ports: [{port: 80}]}
        """);
    shop.commit("payment", "1.0");

    GoReleaseStatus waiting = blocked("payment");

    assertThat(condition(waiting, "PreflightPassed").orElseThrow().message())
        .startsWith("NameTaken: Service payment-a exists and is not this release's");
    assertThat(condition(waiting, "Stalled")).isEmpty();
    assertThat(simulated.people().pods().inNamespace("shop").list().getItems()).isEmpty();
    assertThat(shop.requests()).as("not even dry runs").doesNotContain("create pods");

    simulated.people().resources(Service.class).inNamespace("shop").withName("payment-a").delete();
    shop.until("payment", Phase.STABLE);
  }

  @Test
  void a_release_without_a_node_of_its_build_begins_as_soon_as_there_is_one() {
    simulated.startOperator();
    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("replicas: 4", "replicas: 4\n  nodePool: {windowsBuild: \"10.0.26100\"}"));

    assertThat(condition(blocked("payment"), "PreflightPassed").orElseThrow().message())
        .startsWith("NoMatchingNode: spec.nodePool asks for nodes with");

    simulated.cluster().addNode(PlayedNode.windows("win-3", "10.0.26100"));
    shop.until("payment", Phase.STABLE);
  }

  @Test
  void a_host_that_the_settings_do_not_allow_is_refused_until_the_spec_names_another() {
    simulated.startOperator();
    shop.apply(
        shop.manifest("payment", "1.0").replace("payment.example.com", "payment.example.org"));

    assertThat(condition(blocked("payment"), "Stalled").orElseThrow().message())
        .contains(
            "host payment.example.org at istio-ingress/public is not granted to namespace shop");

    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
  }

  @Test
  void
      a_host_that_comes_into_the_spec_of_what_serves_is_refused_too_and_the_route_keeps_the_others() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);

    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("[payment.example.com]", "[payment.example.com, bank.example.org]"));
    GoReleaseStatus refused =
        shop.until("payment", status -> condition(status, "Converged").isPresent());

    assertThat(condition(refused, "Converged").orElseThrow().message())
        .contains("host bank.example.org at istio-ingress/public is not granted to namespace shop");
    assertThat(hosts()).containsExactly("payment.example.com");

    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("[payment.example.com]", "[payment.example.com, pay.example.com]"));
    shop.until(
        "payment",
        status -> hosts().contains("pay.example.com") && condition(status, "Converged").isEmpty());
    assertThat(hosts()).containsExactly("payment.example.com", "pay.example.com");
  }

  @Test
  void a_version_that_takes_the_place_of_one_on_trial_is_looked_at_too() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);
    simulated.pass(Duration.ofSeconds(5));

    shop.apply(
        shop.manifest("payment", "3.0")
            .replace("replicas: 4", "replicas: 4\n  nodePool: {windowsBuild: \"10.0.26100\"}"));

    assertThat(condition(blocked("payment"), "PreflightPassed").orElseThrow().message())
        .startsWith("NoMatchingNode");
    shop.commit("payment", "4.0");
    shop.until(
        "payment",
        status ->
            status.phase() == Phase.STABLE
                && status.stable() != null
                && status.stable().version().equals("4.0"));
  }

  @Test
  void a_rejected_version_that_is_tried_again_is_looked_at_too() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    simulated.traffic().fails("2.0");
    shop.commit("payment", "2.0");
    GoReleaseStatus rejected = shop.until("payment", Phase.ROLLED_BACK);
    shop.apply(
        shop.manifest("payment", "2.0").replace("payment.example.com", "payment.example.org"));
    simulated.second();

    String revision = rejected.rejectedRevisions().getFirst().revision();
    shop.ask("payment", "retry@" + revision + "#again");

    assertThat(condition(blocked("payment"), "Stalled").orElseThrow().message())
        .contains(
            "host payment.example.org at istio-ingress/public is not granted to namespace shop");
  }

  private List<String> hosts() {
    return simulated
        .people()
        .resources(VirtualService.class)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName("payment-public")
        .get()
        .getSpec()
        .getHosts();
  }

  @Test
  void what_nobody_removes_is_looked_for_less_and_less_often() {
    simulated.startOperator();
    shop.apply(
        shop.manifest("payment", "1.0").replace("payment.example.com", "payment.example.org"));
    blocked("payment");
    simulated.pass(Duration.ofMinutes(2));
    shop.requests();

    simulated.pass(Duration.ofMinutes(5));

    List<String> requests = shop.requests();
    assertThat(requests).filteredOn("list services"::equals).hasSizeBetween(4, 6);
    assertThat(requests).as("nothing is written").allMatch(request -> request.startsWith("list "));
  }

  @Test
  void an_api_server_that_does_not_answer_holds_the_release_and_says_so() {
    simulated.startOperator();
    var broken =
        simulated
            .server()
            .faults()
            .plan(
                Fault.refuse(500),
                RequestMatch.of("list", "horizontalpodautoscalers"),
                new Frequency.Always());
    shop.commit("payment", "1.0");

    GoReleaseStatus waiting =
        shop.until(
            "payment",
            status ->
                condition(status, "PreflightPassed")
                    .filter(passed -> passed.message().contains("the API server did not say"))
                    .isPresent());
    assertThat(condition(waiting, "PreflightPassed").orElseThrow().status())
        .isEqualTo(ConditionStatus.UNKNOWN);

    broken.remove();
    shop.until("payment", Phase.STABLE);
  }

  @Test
  void what_it_warns_of_stays_for_the_attempt_in_an_event_and_in_history_whoever_leads() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.apply(withExecHook(shop.manifest("payment", "2.0")));

    GoReleaseStatus started = shop.until("payment", Phase.SHIFTING);
    assertThat(Objects.requireNonNull(started.attempt()).warnings())
        .singleElement()
        .asString()
        .startsWith("ExecHook: spec.template.spec.containers[app].lifecycle.preStop.exec runs");
    simulated.killOperators();
    simulated.startOperator();
    shop.until("payment", status -> warns(status) && "2/3".equals(status.step()));
    simulated.traffic().fails("2.0");
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    assertThat(back.history().getFirst().warnings())
        .isEqualTo(Objects.requireNonNull(started.attempt()).warnings());
    assertThat(back.history().getLast().warnings()).isEmpty();
    assertThat(shop.told("PreflightWarned"))
        .singleElement()
        .asString()
        .contains("2.0 starts with warnings: ExecHook: ");
  }

  private static String withExecHook(String manifest) {
    return manifest.replace(
        "resources: {",
        "lifecycle: {preStop: {exec: {command: [stop.exe]}}}\n        resources: {");
  }

  private static boolean warns(GoReleaseStatus status) {
    return condition(status, "PreflightPassed")
        .filter(passed -> passed.reason().equals("PassedWithWarnings"))
        .filter(passed -> passed.message().contains("ExecHook: "))
        .isPresent();
  }

  private GoReleaseStatus blocked(String release) {
    return shop.until(
        release,
        status ->
            condition(status, "PreflightPassed")
                .filter(passed -> passed.status() == ConditionStatus.FALSE)
                .isPresent());
  }

  private static Optional<Condition> condition(GoReleaseStatus status, String type) {
    return status.conditions().stream().filter(one -> one.type().equals(type)).findFirst();
  }
}
