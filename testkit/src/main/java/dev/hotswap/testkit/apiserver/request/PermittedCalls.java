package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.ApiException;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.write.Verbs;
import dev.hotswap.testkit.fault.Fault;
import java.util.Optional;
import java.util.Set;

/** Carries out what its user may do. */
final class PermittedCalls {
  private static final Set<String> READS = Set.of("get", "list");

  private final ResourceCatalog catalog;
  private final Rbac rbac;
  private final AccessReviews reviews;
  private final ResourceRouter router;

  PermittedCalls(Verbs verbs, Rbac rbac) {
    this.catalog = verbs.backend().catalog();
    this.rbac = rbac;
    this.reviews = new AccessReviews(rbac);
    this.router = new ResourceRouter(verbs, rbac);
  }

  /**
   * The answer to a call.
   *
   * @param stale how far behind a read is to be, if at all
   * @throws ApiException 403 for what the user may not do, and whatever the call itself leads to
   */
  Reply answer(ApiCall call, Optional<Fault.Stale> stale) {
    return reviews.answer(call).orElseGet(() -> permitted(call, stale));
  }

  private Reply permitted(ApiCall call, Optional<Fault.Stale> stale) {
    Action action = call.action();
    Optional<ResourceType> type =
        catalog.find(action.group(), call.route().version(), action.resource());
    if (!rbac.allows(call.user(), action)) {
      throw refused(call, action, type);
    }
    ResourceType served = type.orElseThrow(RequestErrors::noSuchPath);
    return stale.isPresent() && READS.contains(action.verb())
        ? router.routeStale(call, served, stale.get().changes())
        : router.route(call, served);
  }

  private static ApiException refused(ApiCall call, Action action, Optional<ResourceType> type) {
    String why = action.refusal(call.user());
    return type.map(known -> ApiErrors.forbidden(known, action.name(), why))
        .orElseGet(
            () ->
                RequestErrors.of(403, "Forbidden", action.resource() + " is forbidden: " + why, 0));
  }
}
