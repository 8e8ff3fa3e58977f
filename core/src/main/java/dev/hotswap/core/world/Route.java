package dev.hotswap.core.world;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import java.time.Instant;
import java.util.Optional;

/**
 * The route, as it was read back and as the gateway really applies it.
 *
 * @param said what our route objects say; empty when there is none
 * @param refused why the API server does not take a newer form of the routes; empty where it does
 * @param applied what the gateway's own numbers show
 * @param others who else sends requests to the slots, past the route, a sentence; empty where
 *     nobody is known to
 */
public record Route(
    Optional<Said> said,
    Optional<Refused> refused,
    Optional<Applied> applied,
    Optional<String> others) {
  /**
   * What the route objects say.
   *
   * @param split the first one's where they differ
   * @param whole true when every route of the release exists and carries that split
   * @param revision the user's part that all of them carry; empty where they differ, or do not say
   * @param since when that split was written, or first read by an operator that did not write it;
   *     empty where nobody remembers
   */
  public record Said(
      Split split, boolean whole, Optional<RouteRevision> revision, Optional<Instant> since) {
    /** Of objects of which nobody remembers when they were written. */
    public Said(Split split, boolean whole, Optional<RouteRevision> revision) {
      this(split, whole, revision, Optional.empty());
    }
  }

  /**
   * A form of the routes that was tried and not taken.
   *
   * @param why for people, with path and value where the API server named them
   */
  public record Refused(RouteRevision revision, String why) {}

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
  public static final Route ABSENT =
      new Route(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The split that is written; empty when there is no route. */
  public Optional<Split> written() {
    return said.map(Said::split);
  }

  /** True when every route object of the release says exactly this. */
  public boolean says(Split split) {
    return said.filter(Said::whole).map(Said::split).filter(split::equals).isPresent();
  }
}
