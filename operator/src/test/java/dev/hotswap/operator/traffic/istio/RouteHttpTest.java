package dev.hotswap.operator.traffic.istio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no http route is named with its path and value; nothing is put in its place. */
class RouteHttpTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          retries: 3                      | retries is 3: expected a map of fields
          retries: ""                     | retries is "": expected a map of fields
          retries: [attempts]             | retries is ["attempts"]: expected a map of fields
          retries: {attempts: often}      | retries.attempts is "often": expected a whole number up to 2147483647
          match: {uri: {prefix: /}}       | match is {"uri":{"prefix":"/"}}: expected a list
          match: [{uri: /x}]              | match[0].uri is "/x": expected a map of fields
          headers: 3                      | headers is 3: expected a map of fields
          rewrite: /x                     | rewrite is "/x": expected a map of fields
          mirror: payment                 | mirror is "payment": expected a map of fields
          fault: true                     | fault is true: expected a map of fields
          """)
  void aFieldOfTheWrongKindIsNamed(String field, String sentence) {
    JsonNode http =
        Json.as(
            new KubernetesSerialization().unmarshal("---\n" + field, Object.class), JsonNode.class);

    assertThat(RouteHttp.read("http", RawTree.of(http)).misfit()).contains("http." + sentence);
  }
}
