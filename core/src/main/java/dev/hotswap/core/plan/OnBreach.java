package dev.hotswap.core.plan;

/** What a breach does: put traffic back, or freeze it and ask a person. */
public enum OnBreach {
  ROLLBACK,
  HOLD
}
