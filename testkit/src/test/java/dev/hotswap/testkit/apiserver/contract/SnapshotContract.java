package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ControllerRevisions: their data never changes, not even in the order of its members. */
interface SnapshotContract extends Subject {
  String APPLY = "application/apply-patch+yaml";
  String MERGE = "application/merge-patch+json";
  String LABEL = "{\"metadata\":{\"labels\":{\"a\":\"1\"}}}";

  private Exchange send(String method, String name, String type, String body) {
    String path = "/apis/apps/v1/namespaces/%s/controllerrevisions%s".formatted(namespace(), name);
    return Exchange.of(client(), method, path, type, body);
  }

  private static String snapshot(String name, String data) {
    return """
    {"apiVersion":"apps/v1","kind":"ControllerRevision","metadata":{"name":"%s"},"revision":1,"data":%s}\
    """
        .formatted(name, data);
  }

  private void create(String name, String data) {
    Exchange created = send("POST", "", "application/json", snapshot(name, data));
    assertThat(created.code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/merge-patch+json           | 200
          application/strategic-merge-patch+json | 422
          """)
  default void some_writes_sort_the_members_of_what_must_not_change(String type, int code) {
    create("s", "{\"b\":1,\"a\":2}");

    Exchange patched = send("PATCH", "/s", type, LABEL);

    assertThat(patched.code()).isEqualTo(code);
  }

  @Test
  default void an_apply_sorts_too_whatever_it_names() {
    create("s", "{\"b\":1,\"a\":2}");
    String labelled =
        """
        {"apiVersion":"apps/v1","kind":"ControllerRevision","metadata":{"name":"s","labels":{"a":"1"}}}\
        """;

    Exchange applied = send("PATCH", "/s?fieldManager=m", APPLY, labelled);

    assertThat(applied.code()).isEqualTo(422);
    assertThat(applied.message())
        .isEqualTo(
            "ControllerRevision.apps \"s\" is invalid: data: Invalid value: {\"a\":2,\"b\":1}:"
                + " field is immutable");
  }

  @Test
  default void what_was_sorted_from_the_start_can_be_labelled() {
    create("s", "{\"a\":2,\"b\":1}");
    send("PATCH", "/t?fieldManager=m", APPLY, snapshot("t", "{\"b\":1,\"a\":2}"));

    assertThat(send("PATCH", "/s", "application/strategic-merge-patch+json", LABEL).code())
        .isEqualTo(200);
    assertThat(send("PATCH", "/t", MERGE, LABEL).body()).contains("\"data\":{\"a\":2,\"b\":1}");
  }

  @Test
  default void another_order_is_other_data() {
    create("s", "{\"b\":1,\"a\":2}");

    Exchange same = send("PUT", "/s", "application/json", snapshot("s", "{\"b\":1,\"a\":2}"));
    Exchange other = send("PUT", "/s", "application/json", snapshot("s", "{\"a\":2,\"b\":1}"));

    assertThat(same.code()).isEqualTo(200);
    assertThat(other.code()).isEqualTo(422);
  }
}
