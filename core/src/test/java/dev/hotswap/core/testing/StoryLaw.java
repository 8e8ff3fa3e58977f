package dev.hotswap.core.testing;

/** What holds for every story as a whole. */
public enum StoryLaw {
  /** Invariants 6 and 7: whatever happened, once it is over the release settles by itself. */
  IT_SETTLES,
  /** Invariant 11: a settled release costs no write. */
  A_SETTLED_RELEASE_IS_LEFT_ALONE,
  /** Invariant 12: a deletion ends. */
  A_DELETION_ENDS,
  /** Invariant 13: pods of two versions at most. */
  AT_MOST_TWO_VERSIONS_RUN,
  /** What is remembered and what the cluster has agree in the end. */
  CLUSTER_AND_STATUS_AGREE,
  /** Pods of a candidate go only after the gateway left them. */
  NO_POD_GOES_BEFORE_ITS_REQUESTS
}
