package dev.hotswap.testkit.apiserver;

import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.admission.AdmissionRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * How a fake API server is set up.
 *
 * @param clock the cluster's time, in every timestamp
 * @param port where to listen on the loopback address; 0 for any free port
 * @param seed of uids and generated names
 * @param logCapacity how many changes the log remembers before watches from older ones get 410
 * @param anonymous who somebody without a token is; kubectl sends none over plain HTTP
 * @param rules admission rules in addition to the server's own
 */
public record Settings(
    InstantSource clock,
    int port,
    long seed,
    int logCapacity,
    User anonymous,
    List<AdmissionRule> rules) {
  /** Real time, any port, the same uids in every run. */
  public static final Settings DEFAULT =
      new Settings(InstantSource.system(), 0, 1, 50_000, User.ANONYMOUS, List.of());

  /** The same with another clock. */
  public Settings clock(InstantSource other) {
    return new Settings(other, port, seed, logCapacity, anonymous, rules);
  }

  /** The same on a fixed port. */
  public Settings port(int other) {
    return new Settings(clock, other, seed, logCapacity, anonymous, rules);
  }

  /** The same with other uids and names. */
  public Settings seed(long other) {
    return new Settings(clock, port, other, logCapacity, anonymous, rules);
  }

  /** The same with a longer or shorter memory. */
  public Settings logCapacity(int other) {
    return new Settings(clock, port, seed, other, anonymous, rules);
  }

  /** The same, but somebody without a token is this user. */
  public Settings anonymous(User other) {
    return new Settings(clock, port, seed, logCapacity, other, rules);
  }

  /** The same with one more admission rule. */
  public Settings rule(AdmissionRule rule) {
    List<AdmissionRule> more = new ArrayList<>(rules);
    more.add(rule);
    return new Settings(clock, port, seed, logCapacity, anonymous, List.copyOf(more));
  }
}
