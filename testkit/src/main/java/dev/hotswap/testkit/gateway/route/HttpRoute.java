package dev.hotswap.testkit.gateway.route;

import dev.hotswap.testkit.http.RequestHead;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where matching requests go.
 *
 * @param matches the route takes a request that meets any of them; an empty list takes all
 */
public record HttpRoute(
    List<RequestMatch> matches, List<Destination> destinations, RetryPolicy retries) {

  public HttpRoute {
    matches = List.copyOf(matches);
    destinations = List.copyOf(destinations);
  }

  /** Whether this route takes the request. */
  public boolean takes(RequestHead request) {
    return matches.isEmpty() || matches.stream().anyMatch(match -> match.matches(request));
  }

  /** One destination, drawn by weight for each request anew; nothing if no weight is above zero. */
  public Optional<Cluster> choose(RandomGenerator random) {
    int total = destinations.stream().mapToInt(Destination::weight).sum();
    if (total <= 0) {
      return Optional.empty();
    }
    int drawn = random.nextInt(total);
    for (Destination destination : destinations) {
      drawn -= destination.weight();
      if (drawn < 0) {
        return Optional.of(destination.cluster());
      }
    }
    throw new IllegalStateException("weights that sum to " + total + " did not hold " + drawn);
  }
}
