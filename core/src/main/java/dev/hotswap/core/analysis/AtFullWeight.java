package dev.hotswap.core.analysis;

/**
 * What is done about a broken limit where stable has no traffic to compare with. An incident of
 * everything then looks exactly like a bad version.
 */
public enum AtFullWeight {
  /** The limit alone decides: a broken one is the candidate's fault. */
  JUDGE,
  /** Nothing is blamed and nothing advances while the limit is broken: a person decides. */
  HOLD
}
