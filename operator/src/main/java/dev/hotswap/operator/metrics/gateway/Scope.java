package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.gateway.LineHeads.Counted;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a gateway is read for. Of a page only this is kept, so that memory grows with the releases
 * that are judged and not with all that a gateway serves.
 *
 * @param bounds the backends, and of each the bucket bounds that are compared with, in milliseconds
 */
record Scope(Map<BackendService, Set<Double>> bounds) {
  /** Envoy takes 60 KiB of request headers; a name is written twice, with separators. */
  private static final int LONGEST_NAMES = 12_000;

  private static final int SEPARATORS = 3;

  Scope {
    bounds =
        bounds.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, backend -> Set.copyOf(backend.getValue())));
  }

  /** Some Services of a release, and the bucket bounds that its metrics are compared with. */
  static Scope of(Watched watched, Collection<String> services) {
    Set<Double> bounds = new HashSet<>();
    for (Measure measure : Measure.of(watched.metrics())) {
      if (measure instanceof Measure.Slow slow) {
        bounds.add(slow.millis());
      }
    }
    Map<BackendService, Set<Double>> backends = new HashMap<>();
    services.forEach(name -> backends.put(new BackendService(watched.namespace(), name), bounds));
    return new Scope(backends);
  }

  /** All of them. */
  static Scope union(Collection<Scope> scopes) {
    Map<BackendService, Set<Double>> all = new HashMap<>();
    scopes.forEach(
        scope ->
            scope.bounds.forEach(
                (backend, some) ->
                    all.computeIfAbsent(backend, b -> new HashSet<>()).addAll(some)));
    return new Scope(all);
  }

  Set<BackendService> backends() {
    return bounds.keySet();
  }

  /** Names of the Services, as a filter matches them: in whichever namespace. */
  Set<String> names() {
    return backends().stream().map(BackendService::name).collect(Collectors.toSet());
  }

  /** With these bounds too, as far as they are smaller than one that is compared with. */
  Scope finer(Set<Double> some) {
    Map<BackendService, Set<Double>> all = new HashMap<>();
    bounds.forEach(
        (backend, compared) -> {
          Set<Double> kept = new HashSet<>(compared);
          some.stream()
              .filter(bound -> compared.stream().anyMatch(limit -> bound < limit))
              .forEach(kept::add);
          all.put(backend, kept);
        });
    return new Scope(all);
  }

  /** Whether a number that means this is kept. */
  boolean keeps(Meaning meaning) {
    return keeps(new Counted(meaning, backend(meaning)));
  }

  /** Whether such a number is kept. */
  boolean keeps(Counted counted) {
    Set<Double> kept = bounds.get(counted.backend());
    return kept != null
        && switch (counted.meaning()) {
          case Meaning.Bucket bucket ->
              Double.isInfinite(bucket.millis()) || kept.contains(bucket.millis());
          default -> true;
        };
  }

  static BackendService backend(Meaning meaning) {
    Destination destination = meaning.destination();
    return new BackendService(destination.namespace(), destination.service());
  }

  /** The same in as few parts as keep the names of each short enough for one request. */
  List<Scope> parts() {
    List<Scope> parts = new ArrayList<>();
    Map<BackendService, Set<Double>> part = new HashMap<>();
    int length = 0;
    for (BackendService backend : inOrder()) {
      int more = 2 * (backend.name().length() + SEPARATORS);
      if (length + more > LONGEST_NAMES) {
        parts.add(new Scope(part));
        part.clear();
        length = 0;
      }
      part.put(backend, bounds.getOrDefault(backend, Set.of()));
      length += more;
    }
    if (!part.isEmpty()) {
      parts.add(new Scope(part));
    }
    return parts;
  }

  private List<BackendService> inOrder() {
    return backends().stream()
        .sorted(Comparator.comparing(BackendService::name).thenComparing(BackendService::namespace))
        .toList();
  }
}
