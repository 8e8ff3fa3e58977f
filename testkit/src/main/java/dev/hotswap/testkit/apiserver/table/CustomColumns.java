package dev.hotswap.testkit.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.CustomTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The columns that a CRD declares for its kind. */
final class CustomColumns {
  private static final String FROM = "Custom resource definition column (in JSONPath format): ";

  private CustomColumns() {}

  /** Its {@code additionalPrinterColumns}; the age, when it declares none. */
  static List<Column> of(ApiObject crd, Instant now) {
    JsonNode declared = CustomTypes.storedVersion(crd).path("additionalPrinterColumns");
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : declared) {
      columns.add(column(column, now));
    }
    return columns.isEmpty() ? List.of(BuiltInColumns.age(now)) : columns;
  }

  private static Column column(JsonNode declared, Instant now) {
    String text = declared.path("jsonPath").asText();
    String type = declared.path("type").asText();
    JsonPath path = JsonPath.parse(text);
    return new Column(
        declared.path("name").asText(),
        type,
        declared.path("description").asText(FROM + text),
        declared.path("priority").asInt(),
        object -> cell(path.first(object.json()), type, now));
  }

  private static JsonNode cell(JsonNode value, String type, Instant now) {
    if (value.isMissingNode() || value.isNull()) {
      return Json.object().nullNode();
    }
    if (type.equals("date")) {
      return Json.textNode(Age.of(value.asText(), now));
    }
    boolean plain = value.isValueNode() && !type.equals("string");
    return plain ? value : Json.textNode(value.isTextual() ? value.asText() : Json.text(value));
  }
}
