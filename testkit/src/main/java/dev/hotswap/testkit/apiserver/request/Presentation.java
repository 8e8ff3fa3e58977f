package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.table.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** In which shape a client wants to see objects of a kind. */
final class Presentation {
  private static final List<String> JSON =
      List.of("application/json", "application/*", "*/*", "application/yaml");

  private final ResourceType type;
  private final UnaryOperator<ObjectNode> whole;
  private final UnaryOperator<ObjectNode> list;

  private Presentation(
      ResourceType type, UnaryOperator<ObjectNode> whole, UnaryOperator<ObjectNode> list) {
    this.type = type;
    this.whole = whole;
    this.list = list;
  }

  /**
   * The shape that a request asks for: as they are, as rows of a table, or their metadata only.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 406 if nothing it accepts is served
   */
  static Presentation of(
      HttpRequest request, ResourceType type, ResourceCatalog catalog, Instant now) {
    String accepted = request.header("accept").orElse("*/*");
    String choice =
        Arrays.stream(accepted.split(",", -1))
            .map(String::strip)
            .filter(Presentation::served)
            .findFirst()
            .orElseThrow(RequestErrors::notAcceptable);
    if (choice.contains("as=Table")) {
      Table table = Table.of(type, catalog.crdOf(type), rowObject(request), now);
      return new Presentation(
          type,
          object -> table.show(object.path("metadata"), List.of(new ApiObject(object))),
          found -> table.show(found.path("metadata"), items(type, found)));
    }
    return choice.contains("as=PartialObjectMetadata")
        ? new Presentation(
            type, object -> Table.metadataOf(new ApiObject(object)), found -> metadata(type, found))
        : new Presentation(type, UnaryOperator.identity(), UnaryOperator.identity());
  }

  private static boolean served(String mediaType) {
    String name = mediaType.split(";", 2)[0].strip();
    boolean known =
        !mediaType.contains("as=")
            || mediaType.contains("as=Table")
            || mediaType.contains("as=PartialObjectMetadata");
    return JSON.contains(name) && known && !mediaType.contains("v=v1beta1");
  }

  private static Table.RowObject rowObject(HttpRequest request) {
    return switch (request.parameter("includeObject")) {
      case "", "Metadata" -> Table.RowObject.METADATA;
      case "None" -> Table.RowObject.NONE;
      case "Object" -> Table.RowObject.OBJECT;
      case String other ->
          throw RequestErrors.badRequest(
              "unrecognized includeObject value \"%s\": give None, Metadata or Object"
                  .formatted(other));
    };
  }

  /** The items of a list as whole objects: those of built-in kinds do not repeat their kind. */
  private static List<ApiObject> items(ResourceType type, ObjectNode found) {
    return Json.stream(found.path("items"))
        .map(
            item -> {
              ObjectNode whole = Json.object().put("kind", type.kind());
              whole.put("apiVersion", type.apiVersion()).setAll(Json.asObject(item));
              return new ApiObject(whole);
            })
        .toList();
  }

  private static ObjectNode metadata(ResourceType type, ObjectNode found) {
    ObjectNode partial = Json.object().put("kind", "PartialObjectMetadataList");
    partial.put("apiVersion", "meta.k8s.io/v1").set("metadata", found.path("metadata"));
    var rows = partial.putArray("items");
    items(type, found).forEach(item -> rows.add(Table.metadataOf(item)));
    return partial;
  }

  /** One object in this shape; anything but an object of the kind stays as it is. */
  ObjectNode object(ObjectNode object) {
    return isOf(object, type.kind()).map(whole).orElse(object);
  }

  /** An answer in this shape: an object, a list, or something else. */
  Reply.Document document(Reply.Document reply) {
    ObjectNode body =
        isOf(reply.body(), type.kind() + "List").map(list).orElseGet(() -> object(reply.body()));
    return new Reply.Document(reply.code(), body, reply.warnings());
  }

  private static Optional<ObjectNode> isOf(ObjectNode body, String kind) {
    return Optional.of(body).filter(node -> node.path("kind").asText().equals(kind));
  }
}
