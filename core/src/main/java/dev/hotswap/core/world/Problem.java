package dev.hotswap.core.world;

/**
 * Something that stands in the way, found before anything is created.
 *
 * @param severity whether it blocks
 * @param reason CamelCase, stable, documented in the runbook
 * @param message one sentence: field, value, fix
 */
public record Problem(Severity severity, String reason, String message) {
  /** A blocking problem holds the release in Preflight; a warning is shown. */
  public enum Severity {
    BLOCKS,
    WARNS
  }
}
