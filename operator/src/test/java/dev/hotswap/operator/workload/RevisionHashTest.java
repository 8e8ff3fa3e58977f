package dev.hotswap.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionHashTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String TEMPLATE =
      """
      spec:
        containers:
        - name: app
          image: registry.example.com/shop/payment:2.1.0
          env: [{name: PORT, value: "8080"}]
          resources: {requests: {cpu: 250m}, limits: {memory: 128Mi}}
          readinessProbe: {periodSeconds: 2, httpGet: {path: /readyz, port: 8080}}
      """;
  private static final String PORTS = "[{name: http, port: 80, targetPort: 8080}]";

  @Test
  void theSameContentKeepsItsNameForEver() {
    // A changed value here means: with this build every release in every cluster would see a new
    // revision. Do not update it; find what changed the canonical form.
    assertThat(hash(TEMPLATE, PORTS)).isEqualTo(new Revision("4bf4fcca5c21"));
  }

  @Test
  void passingThroughTheTypedModelChangesNothing() {
    PodTemplateSpec typed = YAML.unmarshal(TEMPLATE, PodTemplateSpec.class);
    JsonNode[] ports = YAML.convertValue(yaml(PORTS), JsonNode[].class);

    assertThat(RevisionHash.of(Blueprint.of(RawTree.of(Json.tree(typed)), List.of(ports))))
        .isEqualTo(hash(TEMPLATE, PORTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{spec: {containers: [{image: i, name: app}]}}",
        "{spec: {containers: [{name: app, image: i, command: null}]}}",
        "{spec: {containers: [{name: app, image: i, command: []}], volumes: []}}"
      })
  void orderNullsAndEmptyListsDoNotMatter(String same) {
    assertThat(hash(same, PORTS))
        .isEqualTo(hash("{spec: {containers: [{name: app, image: i}]}}", PORTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{spec: {containers: [{name: app, image: j}]}}",
        "{spec: {containers: [{name: app, image: i, securityContext: {}}]}}",
        "{spec: {containers: [{name: b, image: i}, {name: app, image: i}]}}",
        "{spec: {containers: [{name: app, image: i, stdin: false}]}}",
        "{spec: {containers: [{name: app, image: 1}]}}"
      })
  void everythingElseMatters(String other) {
    assertThat(hash(other, PORTS))
        .isNotEqualTo(hash("{spec: {containers: [{name: app, image: i}]}}", PORTS));
  }

  @Test
  void listsKeepTheirOrder() {
    assertThat(hash("{spec: {containers: [{name: a}, {name: b}]}}", PORTS))
        .isNotEqualTo(hash("{spec: {containers: [{name: b}, {name: a}]}}", PORTS));
  }

  @Test
  void portsBelongToTheRevision() {
    assertThat(hash(TEMPLATE, "[{name: http, port: 80, targetPort: 8081}]"))
        .isNotEqualTo(hash(TEMPLATE, PORTS));
  }

  @Test
  void numbersAreTheSameHoweverTheyAreWritten() {
    assertThat(hash("{n: 100}", "[]")).isEqualTo(hash("{n: 1e2}", "[]"));
    assertThat(hash("{n: 0.0}", "[]")).isEqualTo(hash("{n: 0}", "[]"));
  }

  @Test
  void aNumberBeyondAllBoundsHasANameToo() {
    assertThat(hash("{n: 1e99999}", "[]")).isNotEqualTo(hash("{n: 1}", "[]"));
  }

  private static Revision hash(String template, String ports) {
    return RevisionHash.of(new Blueprint(yaml(template), yaml(ports)));
  }

  private static JsonNode yaml(String text) {
    return YAML.unmarshal("---\n" + text, JsonNode.class);
  }
}
