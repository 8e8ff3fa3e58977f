package dev.hotswap.core.testing;

import java.util.Optional;

/** What holds for every story as a whole. */
public enum StoryLaw {
  /** Whatever happened, once it is over the release settles by itself. */
  IT_SETTLES(Invariant.WAKE),
  /** A settled release costs no write, not in an hour. */
  A_SETTLED_RELEASE_IS_LEFT_ALONE(Invariant.QUIET),
  /** A deletion ends. */
  A_DELETION_ENDS(Invariant.DELETION),
  /** Pods of two versions at most. */
  AT_MOST_TWO_VERSIONS_RUN(Invariant.TWO),
  /** What is remembered and what the cluster has agree in the end, wherever the operator died. */
  CLUSTER_AND_STATUS_AGREE(Invariant.CRASH),
  /** Whatever is edited, routes reach every version by ports that it has. */
  EVERY_VERSION_IS_REACHED_BY_ITS_OWN_PORTS(Invariant.READY),
  /** Ready pods go only after the gateway left them. */
  NO_POD_GOES_BEFORE_ITS_REQUESTS(Invariant.READY),
  /** Ready pods go only after the public Service's endpoints left them. */
  NO_POD_GOES_BEFORE_CALLERS_OF_THE_PUBLIC_SERVICE(Invariant.READY);

  private final Invariant invariant;

  StoryLaw(Invariant invariant) {
    this.invariant = invariant;
  }

  /** Where it does not hold, and why; empty where it holds without an exception. */
  public Optional<String> exception() {
    return switch (this) {
      case NO_POD_GOES_BEFORE_ITS_REQUESTS ->
          Optional.of(
              "a gateway that did not follow the route for 30 s by the operator's clock is waited"
                  + " for no longer, or a control plane that is gone would keep both versions for"
                  + " ever (where the clock jumps ahead, those 30 s are shorter); and while the"
                  + " gateway follows weights that somebody wrote by hand, pods that those weights"
                  + " lead to may go: they were not given by the operator, which takes them back at"
                  + " once");
      case NO_POD_GOES_BEFORE_CALLERS_OF_THE_PUBLIC_SERVICE ->
          Optional.of(
              "where no other version has a ready pod; and after the status was wiped: that the"
                  + " Service moved a moment ago, and its endpoints may still follow, is remembered"
                  + " nowhere else");
      case EVERY_VERSION_IS_REACHED_BY_ITS_OWN_PORTS ->
          Optional.of(
              "after the status was wiped: nobody remembers then which ports a version"
                  + " had when it started, so the newest form of the routes is all there is");
      case IT_SETTLES,
          A_SETTLED_RELEASE_IS_LEFT_ALONE,
          A_DELETION_ENDS,
          AT_MOST_TWO_VERSIONS_RUN,
          CLUSTER_AND_STATUS_AGREE ->
          Optional.empty();
    };
  }

  /** What it belongs to. */
  public Invariant invariant() {
    return invariant;
  }
}
