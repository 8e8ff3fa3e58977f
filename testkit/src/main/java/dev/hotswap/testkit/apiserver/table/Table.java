package dev.hotswap.testkit.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects of one kind as rows ({@code meta.k8s.io/v1 Table}).
 *
 * @param columns from left to right
 * @param rowObject how much of its object a row carries along
 */
public record Table(List<Column> columns, RowObject rowObject) {
  /** How much of its object a row carries along. */
  public enum RowObject {
    /** Nothing. */
    NONE,
    /** Its metadata. */
    METADATA,
    /** All of it. */
    OBJECT
  }

  /** A table of a kind; its CRD names the columns, if it has one. */
  public static Table of(
      ResourceType type, Optional<ApiObject> crd, RowObject rowObject, Instant now) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("Name", ApiObject::name));
    columns.addAll(
        crd.map(definition -> CustomColumns.of(definition, now))
            .orElseGet(() -> BuiltInColumns.of(type.kind(), now)));
    return new Table(List.copyOf(columns), rowObject);
  }

  /** The table of these objects, with the metadata of the list or of the one object. */
  public ObjectNode show(JsonNode metadata, List<ApiObject> objects) {
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    ObjectNode listMetadata = table.putObject("metadata");
    for (String field : List.of("resourceVersion", "continue", "remainingItemCount")) {
      if (metadata.has(field)) {
        listMetadata.set(field, metadata.path(field));
      }
    }
    ArrayNode definitions = table.putArray("columnDefinitions");
    columns.forEach(column -> definitions.add(column.definition()));
    ArrayNode rows = table.putArray("rows");
    objects.forEach(object -> rows.add(row(object)));
    return table;
  }

  private ObjectNode row(ApiObject object) {
    ObjectNode row = Json.object();
    ArrayNode cells = row.putArray("cells");
    columns.forEach(column -> cells.add(column.cell().apply(object)));
    row.set(
        "object",
        switch (rowObject) {
          case NONE -> Json.object().nullNode();
          case METADATA -> metadataOf(object);
          case OBJECT -> object.json();
        });
    return row;
  }

  /** An object without all but its metadata ({@code meta.k8s.io/v1 PartialObjectMetadata}). */
  public static ObjectNode metadataOf(ApiObject object) {
    ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata");
    partial.put("apiVersion", "meta.k8s.io/v1").set("metadata", object.at("metadata"));
    return partial;
  }
}
