package dev.hotswap.core.analysis;

/** What the second implementation of the rule says. */
enum Says {
  BREACH,
  SHARED,
  ELSE
}
