package dev.hotswap.operator.workload.slot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.RevisionHash;
import dev.hotswap.operator.workload.windows.Drain;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotWriterTest {
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-1");
  private static final Blueprint ONE = blueprint("payment:1", "env: [{name: OLD, value: x}]");
  private static final Blueprint TWO = blueprint("payment:2", "env: [{name: NEW, value: y}]");
  private static final Blueprint LINUX = blueprint("payment:3", "securityContext: {runAsUser: 1}");

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final Map<Revision, Blueprint> kept =
      Map.of(RevisionHash.of(ONE), ONE, RevisionHash.of(TWO), TWO, RevisionHash.of(LINUX), LINUX);
  private final SlotWriter writer =
      new SlotWriter(
          new Apply(client, Map.of()),
          OWNER,
          new WindowsTemplate(
              new Pool(Optional.empty(), Map.of()),
              new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30))),
          revision -> Optional.ofNullable(kept.get(revision)));

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
  void aNewRevisionLeavesNothingOfTheOldOneInTheTemplate() {
    write(ONE, 2);
    writer.empty(live());

    write(TWO, 2);

    assertThat(container().getImage()).isEqualTo("payment:2");
    assertThat(container().getEnv()).extracting(EnvVar::getName).containsExactly("NEW");
  }

  @Test
  void scalingChangesNothingButTheNumberOfPods() {
    write(ONE, 2);
    Deployment before = live().orElseThrow();

    SlotOutcome outcome = write(ONE, 5);

    assertThat(outcome).isInstanceOf(SlotOutcome.Sent.class);
    Deployment after = live().orElseThrow();
    assertThat(after.getSpec().getReplicas()).isEqualTo(5);
    assertThat(after.getSpec().getTemplate()).isEqualTo(before.getSpec().getTemplate());
    assertThat(HandEdit.of(Slot.A, after)).isEmpty();
  }

  @Test
  void scaledAndEmptiedSlotsStillTakeTheNextTemplateWhole() {
    write(ONE, 2);
    write(ONE, 4);
    writer.empty(live());

    write(TWO, 3);

    assertThat(live().orElseThrow().getSpec().getReplicas()).isEqualTo(3);
    assertThat(container().getEnv()).extracting(EnvVar::getName).containsExactly("NEW");
  }

  @Test
  void replicasThatSomebodyChangedArePutRight() {
    write(ONE, 2);
    edit("{\"spec\":{\"replicas\":7}}");

    assertThat(HandEdit.of(Slot.A, live().orElseThrow()))
        .extracting(HandEdit::sentence)
        .singleElement()
        .asString()
        .contains("slot a's number of pods was changed by kubectl-edit");
    write(ONE, 2);

    assertThat(live().orElseThrow().getSpec().getReplicas()).isEqualTo(2);
    assertThat(HandEdit.of(Slot.A, live().orElseThrow())).isEmpty();
  }

  @Test
  void aTemplateThatSomebodyChangedIsNamedKeptWhileItServesAndThenReplacedWhole() {
    // Given
    write(ONE, 2);
    String uid = live().orElseThrow().getMetadata().getUid();
    edit("{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"restarted\":\"now\"}}}}}");

    // When: it serves
    write(ONE, 2);

    // Then
    assertThat(HandEdit.of(Slot.A, live().orElseThrow()))
        .extracting(HandEdit::field)
        .containsExactly("template");
    assertThat(annotations()).containsKey("restarted");

    // When: it is empty
    writer.empty(live());
    write(TWO, 2);

    // Then
    assertThat(annotations()).doesNotContainKey("restarted");
    assertThat(live().orElseThrow().getMetadata().getUid()).isNotEqualTo(uid);
  }

  @Test
  void aTemplateThatIsGoneOrCannotRunIsSaid() {
    Blueprint unknown = blueprint("payment:9", "env: []");

    assertThat(write(unknown, 2)).isInstanceOf(SlotOutcome.NoTemplate.class);
    assertThat(write(LINUX, 2).trouble().orElseThrow())
        .startsWith("spec.template.spec.containers[app].securityContext.runAsUser is 1");
    assertThat(live()).isEmpty();
  }

  @Test
  void aDeploymentOfSomebodyElseIsLeftAlone() {
    Owner other = new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-2");
    new SlotWriter(
            new Apply(client, Map.of()),
            other,
            new WindowsTemplate(
                new Pool(Optional.empty(), Map.of()),
                new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30))),
            revision -> Optional.of(ONE))
        .write(Slot.A, desired(ONE, 2), Optional.empty(), Set.of());

    assertThat(write(TWO, 2))
        .isInstanceOfSatisfying(
            SlotOutcome.Sent.class,
            sent -> assertThat(sent.result()).isInstanceOf(Applied.Foreign.class));
  }

  private SlotOutcome write(Blueprint blueprint, int replicas) {
    return writer.write(Slot.A, desired(blueprint, replicas), live(), Set.of());
  }

  private static SlotDesired desired(Blueprint blueprint, int replicas) {
    return new SlotDesired(new Target(RevisionHash.of(blueprint), "1"), Map.of(), replicas);
  }

  private void edit(String patch) {
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("kubectl-edit")
            .build();
    client.apps().deployments().inNamespace("shop").withName("payment-a").patch(context, patch);
  }

  private Optional<Deployment> live() {
    return Optional.ofNullable(
        client.apps().deployments().inNamespace("shop").withName("payment-a").get());
  }

  private Container container() {
    return live().orElseThrow().getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private Map<String, String> annotations() {
    return live().orElseThrow().getSpec().getTemplate().getMetadata().getAnnotations();
  }

  private static Blueprint blueprint(String image, String more) {
    KubernetesSerialization yaml = new KubernetesSerialization();
    return new Blueprint(
        yaml.unmarshal(
            "---\n{spec: {containers: [{name: app, image: '" + image + "', " + more + "}]}}",
            JsonNode.class),
        yaml.unmarshal("---\n[]", JsonNode.class));
  }
}
