package dev.hotswap.core.world;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** The reason and the message, as conditions and events say it. */
  public String sentence() {
    return reason + ": " + message;
  }

  /** What all of them say, in one sentence: numbered where there are several. */
  public static String together(List<Problem> problems) {
    return problems.size() == 1
        ? problems.getFirst().message()
        : IntStream.range(0, problems.size())
            .mapToObj(i -> "(" + (i + 1) + ") " + problems.get(i).message())
            .collect(Collectors.joining("; ", problems.size() + " things stand in the way: ", ""));
  }

  /** Whether it holds the release in Preflight. */
  public boolean blocks() {
    return switch (severity) {
      case STALLS, BLOCKS -> true;
      case WARNS -> false;
    };
  }
}
