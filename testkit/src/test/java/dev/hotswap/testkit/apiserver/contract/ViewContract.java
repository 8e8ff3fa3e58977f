package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kubectl} asks for: tables, metadata, short names, documents about fields. */
interface ViewContract extends Subject {
  String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

  private String widgets() {
    return "/apis/contract.hotswap.dev/v1/namespaces/%s/widgets".formatted(namespace());
  }

  private void createWidget() {
    Widgets.define(client());
    client().resource(Widgets.widget(namespace(), "{size: 3}")).create();
  }

  private static List<String> names(ObjectNode table) {
    return Json.stream(table.path("columnDefinitions"))
        .map(column -> column.path("name").asText())
        .toList();
  }

  @Test
  default void a_table_has_the_columns_of_the_crd() {
    createWidget();

    ObjectNode table = Exchange.get(client(), widgets(), TABLE).json();

    assertThat(table.path("kind").asText()).isEqualTo("Table");
    assertThat(names(table)).containsExactly("Name", "Size", "Ready", "Age");
    JsonNode cells = table.path("rows").path(0).path("cells");
    assertThat(cells.path(0).asText()).isEqualTo("w");
    assertThat(cells.path(1).asInt()).isEqualTo(3);
    assertThat(cells.path(2).isNull()).isTrue();
    assertThat(cells.path(3).asText()).matches("\\d+s");
    assertThat(table.path("rows").path(0).path("object").path("kind").asText())
        .isEqualTo("PartialObjectMetadata");
  }

  @Test
  default void a_table_carries_as_much_of_its_objects_as_is_asked_for() {
    createWidget();

    JsonNode whole = rowObject("/w?includeObject=Object");
    JsonNode none = rowObject("/w?includeObject=None");

    assertThat(whole.path("spec").path("size").asInt()).isEqualTo(3);
    assertThat(none.isNull()).isTrue();
    assertThat(Exchange.get(client(), widgets() + "/w?includeObject=Odd", TABLE).code())
        .isEqualTo(400);
  }

  private JsonNode rowObject(String path) {
    return Exchange.get(client(), widgets() + path, TABLE)
        .json()
        .path("rows")
        .path(0)
        .path("object");
  }

  @Test
  default void built_in_kinds_have_columns_of_their_own() {
    client().resource(manifests().deployment(2)).create();
    String path = "/apis/apps/v1/namespaces/%s/deployments".formatted(namespace());

    ObjectNode table = Exchange.get(client(), path, TABLE).json();

    assertThat(names(table)).startsWith("Name", "Ready", "Up-to-date", "Available", "Age");
    JsonNode cells = table.path("rows").path(0).path("cells");
    assertThat(cells.path(0).asText()).isEqualTo("payment-a");
    assertThat(cells.path(1).asText()).isEqualTo("0/2");
  }

  @Test
  default void a_watch_shows_tables_too() {
    createWidget();

    String events =
        Exchange.get(client(), widgets() + "?watch=true&timeoutSeconds=1", TABLE).body();

    ObjectNode first = Json.parseObject(events.lines().findFirst().orElseThrow());
    assertThat(first.path("type").asText()).isEqualTo("ADDED");
    assertThat(first.path("object").path("kind").asText()).isEqualTo("Table");
  }

  @Test
  default void metadata_can_be_had_alone() {
    createWidget();
    String one = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
    String all = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

    ObjectNode object = Exchange.get(client(), widgets() + "/w", one).json();
    ObjectNode list = Exchange.get(client(), widgets(), all).json();

    assertThat(object.path("kind").asText()).isEqualTo("PartialObjectMetadata");
    assertThat(object.has("spec")).isFalse();
    assertThat(list.path("kind").asText()).isEqualTo("PartialObjectMetadataList");
    assertThat(list.path("items").path(0).path("metadata").path("name").asText()).isEqualTo("w");
  }

  @Test
  default void an_answer_is_in_a_language_that_the_client_accepts() {
    String path = "/api/v1/namespaces/%s/configmaps".formatted(namespace());

    assertThat(Exchange.get(client(), path, "text/html").code()).isEqualTo(406);
    assertThat(Exchange.get(client(), path, "text/html, */*").code()).isEqualTo(200);
  }

  @Test
  default void discovery_knows_short_names_verbs_and_subresources() {
    Widgets.define(client());

    String custom = client().raw("/apis/contract.hotswap.dev/v1");
    String builtIn = client().raw("/apis/apps/v1");

    assertThat(custom)
        .contains("\"shortNames\":[\"wd\"]", "\"name\":\"widgets/scale\"", "\"kind\":\"Scale\"");
    assertThat(builtIn).contains("\"shortNames\":[\"deploy\"]", "\"categories\":[\"all\"]");
  }

  @Test
  default void the_fields_of_a_kind_can_be_looked_up() {
    Widgets.define(client());

    String index = client().raw("/openapi/v3");
    JsonNode document =
        Json.parseObject(client().raw("/openapi/v3/apis/apps/v1")).path("components");

    assertThat(index).contains("apis/apps/v1", "api/v1");
    assertThat(Json.text(document)).contains("revisionHistoryLimit");
    assertThat(client().raw("/openapi/v3/apis/apps/v1")).contains("\"fieldValidation\"");
  }

  @Test
  default void a_server_says_that_it_is_well() {
    assertThat(client().raw("/readyz")).isEqualTo("ok");
    assertThat(client().raw("/livez")).isEqualTo("ok");
  }
}
