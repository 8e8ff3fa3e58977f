package dev.hotswap.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every value of the chart: its path, its default and what it means. */
final class ValuesTable {
  private static final String SETTINGS = "settings";

  private final List<String> rows = new ArrayList<>();
  private final List<String> undeclared = new ArrayList<>();

  /** Reads schema and defaults of the chart. */
  static ValuesTable read() throws IOException {
    var table = new ValuesTable();
    JsonNode schema =
        new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
    JsonNode defaults = new YAMLMapper().readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    table.walk("", schema, defaults);
    return table;
  }

  /** The rows, in the schema's order. */
  List<String> rows() {
    return rows;
  }

  /** Paths with a default that the schema lacks, and described paths that lack a default. */
  List<String> undeclared() {
    return undeclared;
  }

  private void walk(String path, JsonNode schema, JsonNode defaults) {
    defaults
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!schema.path("properties").has(name)) {
                undeclared.add(path + name);
              }
            });
    schema
        .path("properties")
        .properties()
        .forEach(entry -> value(path + entry.getKey(), entry.getValue(), defaults, entry.getKey()));
  }

  private void value(String path, JsonNode schema, JsonNode defaults, String name) {
    JsonNode fallback = defaults.path(name);
    if (schema.path("description").asText().isEmpty()) {
      undeclared.add(path + " has no description");
    }
    if (schema.has("properties") && !path.equals(SETTINGS)) {
      walk(path + ".", schema, fallback);
    } else {
      String shown = fallback.isMissingNode() ? "left out" : "`" + fallback + "`";
      rows.add("| `%s` | %s | %s |".formatted(path, shown, schema.path("description").asText()));
    }
  }
}
