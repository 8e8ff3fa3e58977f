package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request that is over.
 *
 * @param cluster where it was routed; empty if no route took it
 * @param code the status the client was sent; 0 if the client went before there was one
 * @param took from the request's head to the end of the answer
 */
public record Completed(
    Optional<Cluster> cluster, int code, Set<ResponseFlag> flags, Duration took) {

  public Completed {
    flags = Set.copyOf(flags);
  }

  /** Whether an endpoint answered and the client took the whole answer. */
  public boolean answered() {
    return flags.isEmpty();
  }

  /** The flags as Istio reports them: joined by commas, {@code -} for none. */
  public String flagText() {
    return flags.isEmpty()
        ? "-"
        : flags.stream().sorted().map(ResponseFlag::name).collect(Collectors.joining(","));
  }
}
