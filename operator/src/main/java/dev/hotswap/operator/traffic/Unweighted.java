package dev.hotswap.operator.traffic;

/**
 * Requests of a route that reach a backend past its weight. A kind declares them, because a gateway
 * counts them with all others: where there are some, no count proves or disproves that weights are
 * followed.
 */
public enum Unweighted {
  /** Callers of some kind go to one backend whatever its weight. */
  MATCHES,
  /** Callers stay at the backend that they got. */
  AFFINITY,
  /** Copies go to a backend and their answers to nobody: they are never judged. */
  MIRROR
}
