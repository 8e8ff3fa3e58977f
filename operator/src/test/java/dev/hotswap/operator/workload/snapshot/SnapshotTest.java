package dev.hotswap.operator.workload.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.Target;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.RevisionHash;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-1");
  private static final Blueprint BLUEPRINT =
      new Blueprint(
          YAML.unmarshal(
              "---\n{spec: {containers: [{name: app, image: i, newField: {x: 1}}]}}",
              JsonNode.class),
          YAML.unmarshal("---\n[{name: http, port: 80}]", JsonNode.class));
  private static final Snapshot SNAPSHOT =
      new Snapshot(new Target(RevisionHash.of(BLUEPRINT), "2.1.0+build"), BLUEPRINT);

  @Test
  void whatIsKeptIsReadBackWithFieldsNobodyKnows() {
    ControllerRevision stored =
        YAML.unmarshal(YAML.asJson(SNAPSHOT.render(OWNER)), ControllerRevision.class);

    assertThat(Snapshot.read(stored)).contains(SNAPSHOT);
    assertThat(RevisionHash.of(Snapshot.read(stored).orElseThrow().blueprint()))
        .isEqualTo(SNAPSHOT.target().revision());
  }

  @Test
  void keysStandInTheOrderInWhichEveryPatchSendsThem() {
    Blueprint unsorted =
        new Blueprint(
            YAML.unmarshal("---\n{spec: {containers: [{name: app, image: i}]}}", JsonNode.class),
            YAML.unmarshal("---\n[{port: 80, name: http}]", JsonNode.class));

    ControllerRevision made = new Snapshot(SNAPSHOT.target(), unsorted).render(OWNER);

    assertThat(YAML.asJson(made.getData()))
        .isEqualTo(
            """
            {"ports":[{"name":"http","port":80}],"template":{"spec":{"containers":[{"image":"i","name":"app"}]}}}\
            """);
  }

  @Test
  void anObjectThatIsNoneOfOursSaysNothing() {
    ControllerRevision foreign =
        new ControllerRevisionBuilder()
            .withNewMetadata()
            .withName("web-1")
            .endMetadata()
            .withRevision(3L)
            .build();

    assertThat(Snapshot.read(foreign)).isEmpty();
  }
}
