package dev.hotswap.testkit.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
  private static final JsonNode OBJECT =
      Json.parseYaml(
          """
          metadata: {labels: {app.example.com/name: shop}}
          spec: {ports: [{name: http, port: 80}, {name: admin, port: 81}]}
          status:
            conditions:
            - {type: Ready, status: "False"}
            - {type: Synced, status: "True"}
          """);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          .spec.ports[1].port, 81
          .spec.ports[*].name, http
          .metadata.labels['app.example.com/name'], shop
          .metadata.labels.app\\.example\\.com/name, shop
          .status.conditions[?(@.type=="Synced")].status, True
          .status.conditions[?(@.type == 'Ready')].status, False
          """)
  void leads_to_the_first_value_there(String path, String value) {
    assertThat(JsonPath.parse(path).first(OBJECT).asText()).isEqualTo(value);
  }

  @Test
  void leads_to_nothing_where_there_is_nothing() {
    String where = ".status.conditions[?(@.type==\"No\")].status";

    assertThat(JsonPath.parse(where).first(OBJECT).isMissingNode()).isTrue();
    assertThat(JsonPath.parse(".spec.none[3].at").first(OBJECT).isMissingNode()).isTrue();
  }
}
