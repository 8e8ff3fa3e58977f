package dev.hotswap.testkit.apiserver.write;

import dev.hotswap.testkit.apiserver.admission.Admission;
import dev.hotswap.testkit.apiserver.apply.FieldOwnership;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What every verb needs.
 *
 * @param store the cluster's state
 * @param catalog the kinds that are served
 * @param admission the rules that writes have to pass
 * @param identities where uids and generated names come from
 * @param clock the cluster's time
 */
public record Backend(
    ObjectStore store,
    ResourceCatalog catalog,
    Admission admission,
    Identities identities,
    InstantSource clock) {

  /**
   * The stored object; not to be changed.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 404 when there is none
   */
  public ApiObject get(Target target) {
    return store
        .get(target.key())
        .orElseThrow(() -> ApiErrors.notFound(target.type(), target.name()));
  }

  /** The cluster's time in whole seconds, as timestamps of objects are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Field ownership for a write to a target. */
  public FieldOwnership ownership(Target target, String manager) {
    return new FieldOwnership(
        target.type().schema(),
        manager,
        target.type().apiVersion(),
        target.subresource(),
        now().toString());
  }
}
