package dev.hotswap.e2e.scenario.action;

import dev.hotswap.e2e.demo.ReleaseView;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How a release looks in status. What is left out does not matter.
 *
 * @param phase the word in status
 * @param stable the version that serves
 * @param candidate the version on trial; {@code none} for no trial
 * @param weight percent of requests for the candidate
 * @param message found somewhere in the sentence
 */
public record StatusMatch(
    Optional<String> phase,
    Optional<String> stable,
    Optional<String> candidate,
    OptionalInt weight,
    Optional<Pattern> message) {
  private static final String NONE = "none";

  /** Whether the release looks so. */
  public boolean matches(ReleaseView seen) {
    return phase.filter(wanted -> !wanted.equals(seen.phase())).isEmpty()
        && stable.filter(wanted -> !wanted.equals(seen.stable())).isEmpty()
        && candidate.filter(wanted -> !wanted.equals(candidateOf(seen))).isEmpty()
        && (weight.isEmpty() || weight.getAsInt() == seen.candidateWeight())
        && message.filter(wanted -> !wanted.matcher(seen.message()).find()).isEmpty();
  }

  private static String candidateOf(ReleaseView seen) {
    return seen.candidate().isEmpty() ? NONE : seen.candidate();
  }

  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    phase.ifPresent(p -> words.append(" phase ").append(p));
    stable.ifPresent(s -> words.append(" stable ").append(s));
    candidate.ifPresent(c -> words.append(" candidate ").append(c));
    weight.ifPresent(w -> words.append(" weight ").append(w));
    message.ifPresent(m -> words.append(" message /").append(m).append('/'));
    return words.toString().strip();
  }
}
