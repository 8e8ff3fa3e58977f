package dev.hotswap.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that the schema lets pass and that are none: each has a revision and a sentence. */
class OddTemplatesTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          env: {LOG_LEVEL: debug}             | containers[0].env is {"LOG_LEVEL":"debug"}: expected a list
          args: "--port 80"                   | containers[0].args is "--port 80": expected a list
          command: app.exe                    | containers[0].command is "app.exe": expected a list
          command: [[a]]                      | containers[0].command[0] is ["a"]: expected text
          env: [null]                         | containers[0].env[0] is null: expected an item
          env: [{value: {a: b}}]              | containers[0].env[0].value is {"a":"b"}: expected text
          ports: [{containerPort: 8080, hostPort: 99999999999}] | containers[0].ports[0].hostPort is 99999999999: expected a whole number up to 2147483647
          lifecycle: {preStop: {sleep: {seconds: x}}} | containers[0].lifecycle.preStop.sleep.seconds is "x": expected a whole number
          volumeMounts: 5                     | containers[0].volumeMounts is 5: expected a list
          readinessProbe: {periodSeconds: often} | containers[0].readinessProbe.periodSeconds is "often": expected a whole number up to 2147483647
          """)
  void aFieldOfTheWrongKindIsNamed(String field, String sentence) {
    Blueprint odd = of("{spec: {containers: [{name: app, image: i, " + field + "}]}}");

    assertThat(odd.podTemplate().misfit()).contains("spec.template.spec." + sentence);
    assertThat(RevisionHash.of(odd).hash()).hasSize(12);
  }

  @Test
  void nestingHasASentenceAndARevisionOfItsOwn() {
    Blueprint deep = raw(nested(900));

    assertThat(deep.podTemplate().misfit().orElseThrow())
        .startsWith("spec.template.spec.containers")
        .contains("nested deeper than 64 levels")
        .hasSizeLessThan(300);
    assertThat(RevisionHash.of(deep)).isNotEqualTo(RevisionHash.of(raw(nested(901))));
  }

  @Test
  void whatIsTooLongHasASentenceAndARevisionOfItsOwn() {
    Blueprint large =
        of("{spec: {containers: [{name: app, image: i, x: \"" + "y".repeat(900_000) + "\"}]}}");
    Blueprint other =
        of("{spec: {containers: [{name: app, image: i, x: \"" + "z".repeat(900_000) + "\"}]}}");

    assertThat(large.podTemplate().misfit().orElseThrow())
        .startsWith("spec.template is 9000")
        .contains("at most 65536 are read")
        .hasSizeLessThan(300);
    assertThat(RevisionHash.of(large)).isNotEqualTo(RevisionHash.of(other));
  }

  @Test
  void aFieldThatIsNullIsNone() {
    Blueprint some =
        of("{spec: {containers: [{name: app, image: i, lifecycle: {preStop: null}}]}}");

    assertThat(some.podTemplate().value()).isPresent();
  }

  private static String nested(int levels) {
    return "{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"i\",\"x\":"
        + "{\"a\":".repeat(levels)
        + "1"
        + "}".repeat(levels)
        + "}]}}";
  }

  private static Blueprint raw(String json) {
    return Blueprint.of(new RawTree(json), List.of());
  }

  private static Blueprint of(String template) {
    Object tree = YAML.unmarshal("---\n" + template, Object.class);
    return Blueprint.of(
        RawTree.of(Json.as(tree, com.fasterxml.jackson.databind.JsonNode.class)), List.of());
  }
}
