package dev.hotswap.core.world;

/**
 * Something that stands in the way, found before anything is created.
 *
 * @param severity how bad it is
 * @param reason CamelCase, stable, documented in the runbook
 * @param message one sentence: field, value, fix
 */
public record Problem(Severity severity, String reason, String message) {
  /** How bad it is, the worst first. */
  public enum Severity {
    /** Holds the release in Preflight, and only a person who changes something can end it. */
    STALLS,
    /** Holds the release in Preflight; it may end by itself. */
    BLOCKS,
    /** Is shown, and holds nothing. */
    WARNS
  }

  /** Whether it holds the release in Preflight. */
  public boolean blocks() {
    return switch (severity) {
      case STALLS, BLOCKS -> true;
      case WARNS -> false;
    };
  }
}
