package dev.hotswap.operator.workload.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotWriterTest {
  private static final Revision OLD = new Revision("aaaa");
  private static final Revision STABLE = new Revision("bbbb");
  private static final Revision CURRENT = new Revision("cccc");
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-1");
  private static final Owner OTHER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "orders", "u-9");

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final Apply apply = new Apply(client, Map.of());
  private final SnapshotWriter writer = new SnapshotWriter(apply, OWNER);

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
  void exactlyTheWantedRevisionsAreKept() {
    writer.write(Set.of(OLD), snapshot(OLD), live());
    writer.write(Set.of(OLD, STABLE), snapshot(STABLE), live());

    writer.write(Set.of(STABLE, CURRENT), snapshot(CURRENT), live());

    assertThat(live())
        .extracting(object -> object.getMetadata().getName())
        .containsExactlyInAnyOrder("payment-bbbb", "payment-cccc");
  }

  @Test
  void whatIsKeptAlreadyIsNotSentAgain() {
    writer.write(Set.of(CURRENT), snapshot(CURRENT), live());

    assertThat(writer.write(Set.of(CURRENT), snapshot(CURRENT), live()))
        .singleElement()
        .isInstanceOf(Applied.Unchanged.class);
  }

  @Test
  void theCurrentRevisionIsNotKeptUnlessItIsWanted() {
    assertThat(writer.write(Set.of(STABLE), snapshot(CURRENT), live())).isEmpty();
    assertThat(live()).isEmpty();
  }

  @Test
  void snapshotsOfOthersStay() {
    apply.create(OTHER, snapshot(OLD).render(OTHER));

    writer.write(Set.of(), snapshot(CURRENT), live());

    assertThat(live()).hasSize(1);
  }

  private List<ControllerRevision> live() {
    return client.apps().controllerRevisions().inNamespace("shop").list().getItems();
  }

  private static Snapshot snapshot(Revision revision) {
    JsonNode template = JsonNodeFactory.instance.objectNode().put("of", revision.hash());
    return new Snapshot(
        new Target(revision, "v-" + revision),
        new Blueprint(template, JsonNodeFactory.instance.arrayNode()));
  }
}
