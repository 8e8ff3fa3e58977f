package dev.hotswap.testkit.apiserver.catalog;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.resource.CustomTypes;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The kinds that the server serves: the built-in ones and those of the CRDs that are stored now.
 */
public final class ResourceCatalog {
  private final ObjectStore store;
  private final Map<String, Defined> defined = new ConcurrentHashMap<>();

  private record Defined(String crdVersion, ResourceType type) {}

  /** The kinds of a cluster. */
  public ResourceCatalog(ObjectStore store) {
    this.store = store;
  }

  /** The kind at a path, if it is served in that version. */
  public Optional<ResourceType> find(String group, String version, String plural) {
    return find(group, plural).filter(type -> type.version().equals(version));
  }

  /** The kind with that group and plural name, in whatever version. */
  public Optional<ResourceType> find(String group, String plural) {
    return BuiltInTypes.ALL.stream()
        .filter(type -> type.is(group, plural))
        .findFirst()
        .or(() -> crd(plural + "." + group).map(this::typeOf));
  }

  /** The kind of an object, by its {@code apiVersion} and {@code kind}. */
  public Optional<ResourceType> ofKind(String apiVersion, String kind) {
    return all().stream()
        .filter(type -> type.kind().equals(kind) && type.apiVersion().equals(apiVersion))
        .findFirst();
  }

  /** All kinds. */
  public List<ResourceType> all() {
    Stream<ResourceType> custom =
        store.list(BuiltInTypes.CRDS, "").objects().stream().map(this::typeOf);
    return Stream.concat(BuiltInTypes.ALL.stream(), custom).toList();
  }

  /** The CRD that defines a kind, if one does. */
  public Optional<ApiObject> crdOf(ResourceType type) {
    return crd(type.qualifiedPlural());
  }

  private Optional<ApiObject> crd(String name) {
    return store.get(ObjectKey.of(BuiltInTypes.CRDS, "", name));
  }

  private ResourceType typeOf(ApiObject crd) {
    Defined known = defined.get(crd.name());
    if (known != null && known.crdVersion().equals(crd.resourceVersion())) {
      return known.type();
    }
    ResourceType type = CustomTypes.of(crd);
    defined.put(crd.name(), new Defined(crd.resourceVersion(), type));
    return type;
  }
}
