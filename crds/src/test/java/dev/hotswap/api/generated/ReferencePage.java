package dev.hotswap.api.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The reference of one kind, as Markdown, from its CustomResourceDefinition. */
final class ReferencePage {
  private static final Map<String, String> ELSEWHERE =
      Map.of("status.attempt.policy.spec", "hotswappolicy.md#spec");

  private final JsonNode crd;
  private final StringBuilder page = new StringBuilder();

  ReferencePage(JsonNode crd) {
    this.crd = crd;
  }

  String markdown() {
    JsonNode names = crd.at("/spec/names");
    JsonNode version = crd.at("/spec/versions/0");
    var root = new SchemaNode((ObjectNode) version.at("/schema/openAPIV3Schema"));
    page.append("# ").append(names.get("kind").asText()).append("\n\n");
    page.append(
        "<!-- Generated from the CustomResourceDefinition by CommittedReferenceTest. -->\n");
    page.append(
        "`apiVersion: %s/%s`, namespaced, short name `%s`.%n%n"
            .formatted(
                crd.at("/spec/group").asText(),
                version.get("name").asText(),
                names.at("/shortNames/0").asText()));
    page.append(root.json().get("description").asText());
    page.append(" Examples: [docs/examples](../examples).\n\n");
    columns(version.get("additionalPrinterColumns"));
    rules(root.json());
    section("spec", root.property("spec"));
    section("status", root.property("status"));
    return page.toString().stripTrailing() + "\n";
  }

  private void columns(JsonNode columns) {
    page.append("| column of `kubectl get` | from | shown |\n|---|---|---|\n");
    for (JsonNode column : columns) {
      String shown = column.path("priority").asInt() == 0 ? "always" : "with `-o wide`";
      page.append(
          "| %s | `%s` | %s |%n"
              .formatted(column.get("name").asText(), column.get("jsonPath").asText(), shown));
    }
    page.append("\n");
  }

  private void section(String path, SchemaNode schema) {
    page.append("## ").append(path).append("\n\n");
    if (ELSEWHERE.containsKey(path)) {
      page.append("As in [HotSwapPolicy](").append(ELSEWHERE.get(path)).append(").\n\n");
      return;
    }
    table(path, schema);
    rules(schema.json());
    schema
        .json()
        .path("properties")
        .properties()
        .forEach(p -> nested(path + "." + p.getKey(), p.getValue()));
  }

  private void table(String path, SchemaNode schema) {
    page.append("| field | type | default | meaning |\n|---|---|---|---|\n");
    for (Map.Entry<String, JsonNode> property : schema.json().path("properties").properties()) {
      String name = property.getKey();
      page.append(new FieldRow(path, name, schema.requires(name), property.getValue()).markdown());
    }
    page.append("\n");
    if (schema.json().path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      page.append("Other fields are passed on as they are.\n\n");
    }
  }

  /** Rules of an object, and of those fields that have no section of their own. */
  private void rules(JsonNode schema) {
    var all = new ArrayList<>(messages(schema));
    for (JsonNode property : schema.path("properties")) {
      if (!property.path("properties").isObject()) {
        all.addAll(messages(property));
      }
    }
    if (!all.isEmpty()) {
      page.append("Rules:\n\n");
      all.forEach(rule -> page.append("- ").append(rule).append("\n"));
      page.append("\n");
    }
  }

  private static List<String> messages(JsonNode schema) {
    return StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
        .map(rule -> rule.get("message").asText())
        .toList();
  }

  private void nested(String path, JsonNode schema) {
    boolean list = schema.path("type").asText().equals("array");
    JsonNode inner = list ? schema.get("items") : schema;
    if (inner.path("properties").isObject()) {
      section(list ? path + "[]" : path, new SchemaNode((ObjectNode) inner));
    }
  }
}
