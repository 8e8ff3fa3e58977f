package dev.hotswap.operator.kube;

import dev.hotswap.operator.kube.Applied.Conflict;
import dev.hotswap.operator.kube.Applied.Foreign;
import dev.hotswap.operator.kube.Applied.Gone;
import dev.hotswap.operator.kube.Applied.Unchanged;
import dev.hotswap.operator.kube.Applied.Written;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way objects are written: server-side apply under one field manager, only objects that the
 * release controls, and only when something would change.
 *
 * <p>An object to be made is looked up live first, because caches hold only what we own: a foreign
 * object of that name is found before it would be taken over. It is applied under a resourceVersion
 * that no object has, so that it is made or refused, whatever appeared meanwhile; a leader that
 * slept in that write may still make what nobody else made, and its successor puts it right. A
 * change, a scaling and a deletion all carry the UID and the resourceVersion that the decision was
 * made on: whoever slept since then, a former leader above all, is told of a conflict instead of
 * undoing what came after.
 */
public final class Apply {
  /** The field manager of every write; it never changes, or ownership would be split. */
  public static final String FIELD_MANAGER = "hotswap";

  private final KubernetesClient client;
  private final Map<String, Set<String>> atomic;

  /**
   * Writes through this client.
   *
   * @param atomic values of an object that are replaced whole, as paths such as {@code /spec/http},
   *     by its kind; kinds of Kubernetes' own need not be in it
   */
  public Apply(KubernetesClient client, Map<String, Set<String>> atomic) {
    this.client = client;
    this.atomic = Map.copyOf(atomic);
  }

  /**
   * Makes the object be as desired.
   *
   * @param owner the release; {@code desired} carries its reference
   * @param desired every field Hotswap wants to own, and no other
   * @param known the object as last seen; empty where none was seen
   */
  public <T extends HasMetadata> Applied<T> apply(Owner owner, T desired, Optional<T> known) {
    return known.isPresent()
        ? over(owner, desired, known.get())
        : made(desired, appeared -> over(owner, desired, appeared));
  }

  /**
   * As {@link #apply}, but where nothing was read, an object of ours that appeared since is a
   * conflict too.
   *
   * @param read the object as it was read before deciding; empty when there was none
   */
  public <T extends HasMetadata> Applied<T> applyOver(Owner owner, T desired, Optional<T> read) {
    return read.isPresent()
        ? over(owner, desired, read.get())
        : made(
            desired,
            appeared ->
                owner.controls(appeared)
                    ? new Conflict<>(Applied.describe(desired), "it did not exist when it was read")
                    : foreign(appeared));
  }

  /**
   * Asks whether {@link #applyOver} would be taken, and changes nothing: a dry run, which admission
   * sees too.
   */
  public <T extends HasMetadata> Applied<T> tried(Owner owner, T desired, Optional<T> read) {
    if (read.isPresent() && !owner.controls(read.get())) {
      return foreign(read.get());
    }
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(FIELD_MANAGER)
            .withForce(true)
            .withDryRun(List.of("All"))
            .build();
    T toSend = read.map(live -> Fence.named(desired, live)).orElse(desired);
    return attempt(desired, () -> new Unchanged<>(client.resource(toSend).patch(context)));
  }

  /** Whether writing {@code desired} over what was read would change nothing. */
  public <T extends HasMetadata> boolean isCurrent(T desired, Optional<T> read) {
    return read.filter(live -> Drift.of(desired, atomic).isCurrent(desired, live)).isPresent();
  }

  /**
   * Makes an object that never changes, unless it is there: comparing a pod with what was asked for
   * would find everything that admission added to it.
   *
   * @param desired carries the owner's reference
   */
  public <T extends HasMetadata> Applied<T> create(Owner owner, T desired) {
    Applied<T> made = attempt(desired, () -> new Written<>(client.resource(desired).create()));
    return made instanceof Conflict<T> taken
        ? attempt(desired, () -> read(desired).map(live -> standing(owner, live)).orElse(taken))
        : made;
  }

  private static <T extends HasMetadata> Applied<T> standing(Owner owner, T live) {
    return owner.controls(live) ? new Unchanged<>(live) : foreign(live);
  }

  /**
   * Changes some fields of exactly the object that was read and leaves all others to whoever owns
   * them.
   *
   * @param mergePatch RFC 7386, with the fields to change
   */
  public <T extends HasMetadata> Applied<T> merge(Owner owner, T known, String mergePatch) {
    if (!owner.controls(known)) {
      return foreign(known);
    }
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(FIELD_MANAGER)
            .build();
    String fenced = Fence.onto(mergePatch, known);
    return attempt(known, () -> new Written<>(client.resource(known).patch(context, fenced)));
  }

  /**
   * Makes the owner the controller of exactly the object that was read, and nothing else of it:
   * whoever calls knows that it may.
   */
  public <T extends HasMetadata> Applied<T> reclaim(Owner owner, T read) {
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(FIELD_MANAGER)
            .build();
    String patch =
        Json.tree(Map.of("metadata", Map.of("ownerReferences", List.of(owner.reference()))))
            .toString();
    String fenced = Fence.onto(patch, read);
    return attempt(read, () -> new Written<>(client.resource(read).patch(context, fenced)));
  }

  /**
   * Deletes exactly the object that was read; one that is gone already is gone, one that changed
   * since is a conflict.
   */
  public <T extends HasMetadata> Applied<T> delete(Owner owner, T known) {
    return delete(owner, known, Fence.asRead(known));
  }

  /**
   * As {@link #delete}, however the object changed since it was read: for what does one thing only
   * from its beginning to its end, and whose status changes all the time.
   */
  public <T extends HasMetadata> Applied<T> discard(Owner owner, T known) {
    return delete(owner, known, Fence.sameObject(known));
  }

  private <T extends HasMetadata> Applied<T> delete(Owner owner, T known, Preconditions only) {
    if (!owner.controls(known)) {
      return foreign(known);
    }
    return attempt(
        known,
        () -> {
          try {
            client.raw(ApiPath.of(known), "DELETE", Fence.deletion(only));
          } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
              throw e;
            }
          }
          return new Gone<>();
        });
  }

  private <T extends HasMetadata> Applied<T> over(Owner owner, T desired, T live) {
    if (!owner.controls(live)) {
      return foreign(live);
    }
    return isCurrent(desired, Optional.of(live))
        ? new Unchanged<>(live)
        : send(Fence.named(desired, live));
  }

  /**
   * Makes it, unless something has its name: then it is said what comes of that. What appears
   * between the look and the write is a conflict.
   */
  private <T extends HasMetadata> Applied<T> made(T desired, Function<T, Applied<T>> otherwise) {
    return attempt(
        desired, () -> read(desired).map(otherwise).orElseGet(() -> send(Fence.unseen(desired))));
  }

  private <T extends HasMetadata> Applied<T> send(T fenced) {
    return attempt(
        fenced,
        () ->
            new Written<>(
                client
                    .resource(fenced)
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply()));
  }

  private <T extends HasMetadata> Optional<T> read(T desired) {
    return Optional.ofNullable(client.resource(desired).get());
  }

  private static <T extends HasMetadata> Applied<T> attempt(
      T object, Supplier<Applied<T>> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      return Faults.typed(Applied.describe(object), e);
    }
  }

  private static <T extends HasMetadata> Applied<T> foreign(T live) {
    Optional<OwnerReference> controller = Owner.controllerOf(live);
    return new Foreign<>(
        Applied.describe(live), controller.map(c -> c.getKind() + " " + c.getName()));
  }
}
