package dev.hotswap.testkit.apiserver.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The OpenAPI 3 documents of a server (KEP-2896): an index, and one for each group and version. */
public final class OpenApi {
  private static final String ROOT = "/openapi/v3";

  private final ResourceCatalog catalog;

  /** Documents about a catalog. */
  public OpenApi(ResourceCatalog catalog) {
    this.catalog = catalog;
  }

  /** The document at a path, if there is one. */
  public Optional<ObjectNode> document(String path) {
    if (path.equals(ROOT)) {
      return Optional.of(index());
    }
    List<ResourceType> types =
        catalog.all().stream().filter(type -> (ROOT + "/" + root(type)).equals(path)).toList();
    return types.isEmpty() ? Optional.empty() : Optional.of(group(types));
  }

  private ObjectNode index() {
    ObjectNode index = Json.object();
    ObjectNode paths = index.putObject("paths");
    TreeSet<String> roots = new TreeSet<>();
    catalog.all().forEach(type -> roots.add(root(type)));
    roots.forEach(root -> paths.putObject(root).put("serverRelativeURL", ROOT + "/" + root));
    return index;
  }

  private ObjectNode group(List<ResourceType> types) {
    ObjectNode document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.34.3");
    ObjectNode paths = document.putObject("paths");
    ObjectNode schemas = document.putObject("components").putObject("schemas");
    for (ResourceType type : types) {
      Operations.describe(type, paths);
      ObjectNode schema =
          catalog
              .crdOf(type)
              .map(crd -> Schemas.ofCustom(crd, schemas))
              .orElseGet(() -> Schemas.ofBuiltIn(type, schemas));
      schema.putArray(Operations.GROUP_VERSION_KIND).add(Operations.groupVersionKind(type));
      schemas.set(Schemas.nameOf(type), schema);
    }
    return document;
  }

  /** {@code api/v1}, {@code apis/apps/v1}. */
  private static String root(ResourceType type) {
    return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
  }
}
