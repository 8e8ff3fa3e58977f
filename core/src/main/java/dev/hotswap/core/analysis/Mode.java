package dev.hotswap.core.analysis;

/** Whether a metric's breach acts, or is only shown. */
public enum Mode {
  ENFORCE,
  DRY_RUN
}
