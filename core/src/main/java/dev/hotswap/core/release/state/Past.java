package dev.hotswap.core.release.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was: kept so that it is not tried, answered or told again.
 *
 * @param rejected newest first, at most {@link #KEPT}
 * @param lastToken token of the newest command that was answered
 * @param history newest first, at most {@link #KEPT}
 */
public record Past(
    List<Rejected> rejected, Optional<String> lastToken, List<HistoryEntry> history) {
  /** How many rejected revisions and history entries are kept. */
  public static final int KEPT = 10;

  /** Of a release that nothing happened to yet. */
  public static final Past NONE = new Past(List.of(), Optional.empty(), List.of());

  public Past {
    rejected = List.copyOf(rejected);
    history = List.copyOf(history);
  }

  /** With these revisions rejected, newest first. */
  public Past rejecting(List<Rejected> next) {
    return new Past(next, lastToken, history);
  }

  /** After this command was answered. */
  public Past answered(String token) {
    return new Past(rejected, Optional.of(token), history);
  }

  /** After this attempt ended. */
  public Past ended(HistoryEntry entry) {
    return new Past(
        rejected,
        lastToken,
        Stream.concat(Stream.of(entry), history.stream()).limit(KEPT).toList());
  }

  /** Without the newest entry of history, but with this one instead. */
  public Past amended(HistoryEntry newest) {
    return new Past(
        rejected, lastToken, Stream.concat(Stream.of(newest), history.stream().skip(1)).toList());
  }
}
