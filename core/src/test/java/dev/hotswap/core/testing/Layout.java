package dev.hotswap.core.testing;

/** Where requests of a played release can go, and where it begins. */
public enum Layout {
  /** Two slots whose pods run one program each, and nothing runs yet. */
  TWO_SLOTS,
  /** Two slots whose pods can run two programs each: four backends, and nothing runs yet. */
  SHARED_PODS,
  /** Two empty slots, and a Service that was there before and serves. */
  ADOPTED
}
