package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows of a file: what is different from the base object of the kind. */
record ObjectTable(Path file) {
  /** All tables of a folder. */
  static List<ObjectTable> in(String folder) {
    return Yaml.files(Path.of("src/test/resources", folder)).stream()
        .map(ObjectTable::new)
        .toList();
  }

  Stream<Row> rows() {
    JsonNode table = Yaml.documents(file).getFirst();
    ObjectNode base = base(table.required("kind").asText());
    return StreamSupport.stream(table.required("cases").spliterator(), false)
        .map(json -> new Row(json, base));
  }

  /** The base object of the kind. */
  static ObjectNode base(String kind) {
    Path file = Path.of("src/test/resources/base-objects", kind + ".yaml");
    return (ObjectNode) Yaml.documents(file).getFirst();
  }

  /** One object, and for an update what it was before. */
  record Row(JsonNode json, ObjectNode base) {
    String name() {
      return json.required("case").asText();
    }

    ObjectNode object() {
      return new Edits(json).applyTo(base);
    }

    Optional<ObjectNode> old() {
      return json.has("from")
          ? Optional.of(new Edits(json.get("from")).applyTo(base))
          : Optional.empty();
    }

    List<String> refused() {
      return StreamSupport.stream(json.path("refused").spliterator(), false)
          .map(JsonNode::asText)
          .sorted()
          .toList();
    }
  }
}
