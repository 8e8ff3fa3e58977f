package dev.hotswap.operator.preflight.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.operator.kube.Apply;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();

  @BeforeEach
  void namespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void whatIsAskedForIsNotKept() {
    List<DryRunResult> results =
        new DryRun(client)
            .of(
                List.of(
                    PlannedObject.of(service("payment-b", 80)),
                    PlannedObject.of("a pod of payment-b", pod().build())));

    assertThat(results)
        .containsExactly(
            new DryRunResult.Accepted("Service payment-b", List.of()),
            new DryRunResult.Accepted("a pod of payment-b", List.of()));
    assertThat(client.services().inNamespace("shop").list().getItems()).isEmpty();
    assertThat(client.pods().inNamespace("shop").list().getItems()).isEmpty();
  }

  @Test
  void aQuantityThatTheApiServerWouldComputeForMinutesIsNeverSent() {
    for (String memory : List.of("1e-99999999", "1e99999999", "1E+100", ".5e1000")) {
      Pod bomb =
          pod()
              .editSpec()
              .editFirstContainer()
              .withNewResources()
              .addToLimits("memory", new Quantity(memory))
              .endResources()
              .endContainer()
              .endSpec()
              .build();

      assertThat(new DryRun(client).of(List.of(PlannedObject.of(bomb))))
          .as(memory)
          .singleElement()
          .isInstanceOf(DryRunResult.Unknown.class);
    }
    assertThat(server.audit().entries(entry -> entry.verbAndResource().endsWith("pods"))).isEmpty();
  }

  @Test
  void anObjectThatTheApiServerIsLateWithIsSaidToBeUnknown() {
    server
        .faults()
        .plan(Fault.refuse(504), RequestMatch.of("create", "pods"), new Frequency.Always());

    assertThat(new DryRun(client).of(List.of(PlannedObject.of(pod().build()))))
        .singleElement()
        .isInstanceOf(DryRunResult.Unknown.class);
  }

  @Test
  void whatIsNotAnsweredIsAskedOnce() {
    List<PlannedObject> draft = List.of(PlannedObject.of(service("payment-b", 80)));
    server
        .faults()
        .plan(
            new Fault.BreakBefore(), RequestMatch.of("patch", "services"), new Frequency.Always());

    DryRuns first = DryRuns.NONE.once(new DryRun(client), draft);

    assertThat(first.results())
        .singleElement()
        .isInstanceOfSatisfying(
            DryRunResult.Unknown.class,
            unknown -> assertThat(unknown.why()).startsWith("the API server did not answer"));
    assertThat(first.once(new DryRun(client), draft)).isSameAs(first);
  }

  @Test
  void whatIsThereStaysAsItIs() {
    client.resource(service("payment-b", 80)).fieldManager(Apply.FIELD_MANAGER).serverSideApply();
    client.resource(pod().build()).create();

    assertThat(
            new DryRun(client)
                .of(
                    List.of(
                        PlannedObject.of(service("payment-b", 81)),
                        PlannedObject.of(pod().build()))))
        .allSatisfy(result -> assertThat(result).isInstanceOf(DryRunResult.Accepted.class));
    assertThat(
            client.services().inNamespace("shop").withName("payment-b").get().getSpec().getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getPort()).isEqualTo(80));
  }

  @Test
  void aRefusalNamesTheFieldAndItsValue() {
    assertThat(ask(service("payment-b", 70_000)))
        .isInstanceOfSatisfying(
            DryRunResult.Refused.class,
            refused -> assertThat(refused.sentence()).contains("spec.ports").contains("70000"));
  }

  @Test
  void aNamespaceThatIsGoneIsARefusal() {
    ConfigMap elsewhere =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("a")
            .withNamespace("nowhere")
            .endMetadata()
            .build();

    assertThat(ask(elsewhere)).isInstanceOf(DryRunResult.Refused.class);
  }

  @Test
  void aMissingRightIsABlindSpotAndNoRefusal() {
    User reader = User.named("reader");
    server.grant(
        reader, new PolicyRule(List.of("get"), List.of(""), List.of("services"), List.of()));
    try (KubernetesClient limited = server.client(reader)) {
      assertThat(new DryRun(limited).of(List.of(PlannedObject.of(service("payment-b", 80)))))
          .singleElement()
          .isInstanceOfSatisfying(
              DryRunResult.Unknown.class,
              unknown -> assertThat(unknown.why()).contains("reader").contains("services"));
    }
  }

  @Test
  void anApiServerThatDoesNotAnswerIsNoRefusal() {
    server
        .faults()
        .plan(
            new Fault.BreakBefore(), RequestMatch.of("patch", "services"), new Frequency.Always());

    assertThatThrownBy(() -> ask(service("payment-b", 80)))
        .isInstanceOf(KubernetesClientException.class);
  }

  private DryRunResult ask(HasMetadata object) {
    return new DryRun(client).of(List.of(PlannedObject.of(object))).getFirst();
  }

  private static Service service(String name, int port) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .addNewPort()
        .withName("http")
        .withPort(port)
        .endPort()
        .endSpec()
        .build();
  }

  private static PodBuilder pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("payment-b-dry-run")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("app")
        .withImage("payment:1")
        .endContainer()
        .endSpec();
  }
}
