package dev.hotswap.testkit.apiserver.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The documents from which clients learn what the server serves. */
public final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final ResourceCatalog catalog;

  /** Documents about a catalog. */
  public Discovery(ResourceCatalog catalog) {
    this.catalog = catalog;
  }

  /** The document at a path, if there is one. */
  public Optional<ObjectNode> document(String path) {
    List<String> parts = List.of(path.substring(1).split("/", -1));
    boolean inGroup = parts.getFirst().equals("apis");
    return switch (parts.size()) {
      case 1 -> root(parts.getFirst());
      case 2 -> inGroup ? Optional.of(group(parts.get(1))) : resources("", parts.get(1));
      case 3 -> inGroup ? resources(parts.get(1), parts.get(2)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<ObjectNode> root(String name) {
    return switch (name) {
      case "version" ->
          Optional.of(
              Json.object()
                  .put("major", "1")
                  .put("minor", "34")
                  .put("gitVersion", "v1.34.3")
                  .put("platform", "linux/amd64"));
      case "api" -> {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        yield Optional.of(versions);
      }
      case "apis" -> Optional.of(groups());
      default -> Optional.empty();
    };
  }

  private ObjectNode groups() {
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    TreeSet<String> names = new TreeSet<>();
    catalog.all().stream().map(ResourceType::group).filter(g -> !g.isEmpty()).forEach(names::add);
    names.forEach(name -> groups.add(group(name)));
    return list;
  }

  private ObjectNode group(String name) {
    ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
    group.put("name", name);
    ArrayNode versions = group.putArray("versions");
    TreeSet<String> served = new TreeSet<>();
    catalog.all().stream()
        .filter(type -> type.group().equals(name))
        .forEach(type -> served.add(type.version()));
    for (String version : served) {
      versions.addObject().put("groupVersion", name + "/" + version).put("version", version);
      group.set("preferredVersion", versions.get(0));
    }
    return group;
  }

  private Optional<ObjectNode> resources(String group, String version) {
    List<ResourceType> types =
        catalog.all().stream()
            .filter(type -> type.group().equals(group) && type.version().equals(version))
            .toList();
    if (types.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", types.getFirst().apiVersion());
    ArrayNode resources = list.putArray("resources");
    for (ResourceType type : types) {
      resources.add(resource(type));
      subresources(type).forEach(resources::add);
    }
    return Optional.of(list);
  }

  private static ObjectNode resource(ResourceType type) {
    ObjectNode resource = Json.object().put("name", type.plural());
    resource.put("singularName", type.singular()).put("namespaced", type.namespaced());
    resource.put("kind", type.kind());
    ArrayNode verbs = resource.putArray("verbs");
    VERBS.stream()
        .filter(verb -> !type.equals(BuiltInTypes.NAMESPACES) || !verb.equals("deletecollection"))
        .forEach(verbs::add);
    names(resource, "shortNames", type.aliases().shortNames());
    names(resource, "categories", type.aliases().categories());
    return resource;
  }

  private static void names(ObjectNode resource, String field, List<String> names) {
    if (!names.isEmpty()) {
      names.forEach(resource.putArray(field)::add);
    }
  }

  private static List<ObjectNode> subresources(ResourceType type) {
    List<ObjectNode> subresources = new ArrayList<>();
    if (type.has(Trait.STATUS)) {
      subresources.add(subresource(type, "status", type.kind(), "get", "patch", "update"));
    }
    if (type.scale().isPresent()) {
      subresources.add(
          subresource(type, "scale", "Scale", "get", "patch", "update")
              .put("group", "autoscaling")
              .put("version", "v1"));
    }
    if (type.equals(BuiltInTypes.PODS)) {
      subresources.add(subresource(type, "binding", "Binding", "create"));
      subresources.add(
          subresource(type, "eviction", "Eviction", "create")
              .put("group", "policy")
              .put("version", "v1"));
    }
    if (type.equals(BuiltInTypes.NAMESPACES)) {
      subresources.add(subresource(type, "finalize", type.kind(), "update"));
    }
    return subresources;
  }

  private static ObjectNode subresource(
      ResourceType type, String name, String kind, String... verbs) {
    ObjectNode subresource = Json.object().put("name", type.plural() + "/" + name);
    subresource.put("singularName", "").put("namespaced", type.namespaced()).put("kind", kind);
    List.of(verbs).forEach(subresource.putArray("verbs")::add);
    return subresource;
  }
}
