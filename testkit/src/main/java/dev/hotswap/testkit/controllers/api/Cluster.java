package dev.hotswap.testkit.controllers.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.ApiException;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.apiserver.write.DisruptionBudgets;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import dev.hotswap.testkit.apiserver.write.WriteOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The cluster as its controllers see it: always up to date, typed, without HTTP. Models that are
 * handed out are shared and must not be changed; edit a copy.
 */
public final class Cluster {
  private static final WriteOptions OPTIONS = WriteOptions.by("played-controllers");

  private final Verbs verbs;
  private final Map<ObjectKey, Typed> models = new ConcurrentHashMap<>();
  private Optional<Instant> wake = Optional.empty();

  private record Typed(String version, HasMetadata model) {}

  /** The cluster behind a server's verbs. */
  public Cluster(Verbs verbs) {
    this.verbs = verbs;
  }

  /** The cluster's time. */
  public Instant now() {
    return verbs.backend().clock().instant();
  }

  /** The cluster's time as text for a field of type Time: whole seconds. */
  public String timestamp() {
    return verbs.backend().now().toString();
  }

  /** The version of the newest change. */
  public long version() {
    return verbs.backend().store().version();
  }

  /** Asks to be called again at a moment, if nothing else happens before. */
  public void wakeAt(Instant moment) {
    wake = wake.filter(earlier -> earlier.isBefore(moment)).or(() -> Optional.of(moment));
  }

  /** The earliest moment asked for since the last call. */
  public Optional<Instant> takeWake() {
    Optional<Instant> taken = wake;
    wake = Optional.empty();
    return taken;
  }

  /** All objects of a kind. */
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return list(kind, "");
  }

  /** All objects of a kind in a namespace. */
  public <T extends HasMetadata> List<T> list(Class<T> kind, String namespace) {
    ResourceType type = typeOf(kind);
    return raw(type, namespace).stream().map(object -> model(type, object, kind)).toList();
  }

  /** An object by name. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    ResourceType type = typeOf(kind);
    return verbs
        .backend()
        .store()
        .get(ObjectKey.of(type, namespace, name))
        .map(object -> model(type, object, kind));
  }

  /** Stores a new object. */
  public void create(HasMetadata model) {
    Target target = target(model);
    verbs
        .creation()
        .create(Target.of(target.type(), target.namespace(), ""), ApiObject.of(model), OPTIONS);
  }

  /** Changes the newest state of an object; nothing happens if it is gone. */
  public void edit(HasMetadata model, Consumer<ObjectNode> change) {
    write(target(model), change);
  }

  /** Writes the status that a model has; nothing happens if the object is gone. */
  public void writeStatus(HasMetadata model) {
    ObjectNode status = Json.child(Json.of(model), "status");
    write(target(model).sub("status"), object -> object.set("status", status));
  }

  /** Writes through a subresource; nothing happens if the object is gone. */
  public void edit(HasMetadata model, String subresource, Consumer<ObjectNode> change) {
    write(target(model).sub(subresource), change);
  }

  /** Deletes an object; nothing happens if it is gone. */
  public void delete(HasMetadata model, DeleteOptions options) {
    delete(target(model), options);
  }

  /** How many pods each PodDisruptionBudget lets go. */
  public DisruptionBudgets disruptions() {
    return new DisruptionBudgets(verbs.backend().store());
  }

  /** All kinds that are served. */
  public List<ResourceType> types() {
    return verbs.backend().catalog().all();
  }

  /** All objects of a kind as trees; not to be changed. */
  public List<ApiObject> raw(ResourceType type, String namespace) {
    return verbs.backend().store().list(type, namespace).objects();
  }

  /** Changes the newest state of any object; nothing happens if it is gone. */
  public void write(Target target, Consumer<ObjectNode> change) {
    unlessGone(
        () ->
            verbs
                .mutation()
                .change(
                    target,
                    live -> {
                      change.accept(live.json());
                      return live;
                    },
                    OPTIONS));
  }

  /** Deletes any object; nothing happens if it is gone. */
  public void delete(Target target, DeleteOptions options) {
    unlessGone(() -> verbs.deletion().delete(target, options));
  }

  private static void unlessGone(Runnable write) {
    try {
      write.run();
    } catch (ApiException e) {
      if (e.code() != 404) {
        throw e;
      }
    }
  }

  private Target target(HasMetadata model) {
    String namespace = Optional.ofNullable(model.getMetadata().getNamespace()).orElse("");
    String name = Optional.ofNullable(model.getMetadata().getName()).orElse("");
    return Target.of(typeOf(model.getClass()), namespace, name);
  }

  private ResourceType typeOf(Class<? extends HasMetadata> kind) {
    return verbs
        .backend()
        .catalog()
        .find(HasMetadata.getGroup(kind), HasMetadata.getPlural(kind))
        .orElseThrow(() -> new IllegalArgumentException(kind + " is not served"));
  }

  private <T extends HasMetadata> T model(ResourceType type, ApiObject source, Class<T> kind) {
    ObjectKey key = ObjectKey.of(type, source.namespace(), source.name());
    Typed known = models.get(key);
    if (known != null && known.version().equals(source.resourceVersion())) {
      return kind.cast(known.model());
    }
    T model = source.as(kind);
    models.put(key, new Typed(source.resourceVersion(), model));
    return model;
  }
}
