package dev.hotswap.core.world;

import dev.hotswap.core.plan.Split;
import java.time.Instant;
import java.util.Optional;

/**
 * The route, as written and as the gateway really applies it.
 *
 * @param written what our route object says; empty when there is none
 * @param applied what the gateway's own numbers show
 */
public record Route(Optional<Split> written, Optional<Applied> applied) {
  /**
   * What the gateway does.
   *
   * @param split the split that requests really follow
   * @param since since when this is certain; looked for anew whenever a split is decided, so that
   *     it is never earlier than the decision it confirms
   * @param assumed true when too few requests passed to prove it and the time bound passed instead
   */
  public record Applied(Split split, Instant since, boolean assumed) {}

  /** No route object exists. */
  public static final Route ABSENT = new Route(Optional.empty(), Optional.empty());
}
