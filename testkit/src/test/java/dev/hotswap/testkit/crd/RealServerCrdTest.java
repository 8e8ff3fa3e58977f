package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.contract.RealServer;
import dev.hotswap.testkit.crd.ObjectTable.Row;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tables on a {@link RealServer} that has our CRDs. */
@EnabledIfSystemProperty(named = RealServer.KUBECONFIG, matches = ".+")
class RealServerCrdTest {
  private static final String NAMESPACE = "default";

  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(RealServer.config()).build();

  @AfterEach
  void disconnect() {
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> badObjectsAreRefusedWithTheseSentences() {
    return ObjectTable.in("bad-objects").stream()
        .flatMap(ObjectTable::rows)
        .map(
            row ->
                dynamicTest(row.name(), () -> assertThat(refusals(row)).isEqualTo(row.refused())));
  }

  @TestFactory
  Stream<DynamicTest> goodObjectsAreAccepted() {
    return ObjectTable.in("good-objects").stream()
        .flatMap(ObjectTable::rows)
        .map(row -> dynamicTest(row.name(), () -> assertThat(refusals(row)).isEmpty()));
  }

  private List<String> refusals(Row row) {
    try {
      if (row.old().isPresent()) {
        change(row.old().get(), row.object());
      } else {
        resource(row.object()).dryRun().create();
      }
      return List.of();
    } catch (KubernetesClientException refused) {
      return refused.getStatus().getDetails().getCauses().stream()
          .map(RealServerCrdTest::sentence)
          .filter(sentence -> !sentence.equals(FieldError.RULES_NOT_RUN.toString()))
          .sorted()
          .toList();
    }
  }

  private void change(ObjectNode from, ObjectNode to) {
    String name = "object-" + UUID.randomUUID();
    GenericKubernetesResource old = resource(named(from, name)).create();
    try {
      update(old, named(to, name));
    } finally {
      client.resource(old).delete();
    }
  }

  /** An operator that runs there writes the status of the object in the meantime. */
  private void update(GenericKubernetesResource old, ObjectNode next) {
    GenericKubernetesResource now = client.resource(old).get();
    next.withObject("/metadata")
        .put("resourceVersion", now.getMetadata().getResourceVersion())
        .put("uid", now.getMetadata().getUid());
    try {
      resource(next).dryRun().update();
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw refused;
      }
      update(old, next);
    }
  }

  private static ObjectNode named(ObjectNode object, String name) {
    ObjectNode copy = object.deepCopy();
    copy.withObject("/metadata").put("name", name);
    return copy;
  }

  private Resource<GenericKubernetesResource> resource(ObjectNode object) {
    ObjectNode placed = object.deepCopy();
    placed.withObject("/metadata").put("namespace", NAMESPACE);
    return client.resource(
        client
            .getKubernetesSerialization()
            .unmarshal(placed.toString(), GenericKubernetesResource.class));
  }

  private static String sentence(StatusCause cause) {
    return cause.getField() + ": " + cause.getMessage();
  }
}
