package dev.hotswap.core.testing;

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
  NO_POD_GOES_BEFORE_ITS_REQUESTS(Invariant.READY);

  private final Invariant invariant;

  StoryLaw(Invariant invariant) {
    this.invariant = invariant;
  }

  /** What it belongs to. */
  public Invariant invariant() {
    return invariant;
  }
}
