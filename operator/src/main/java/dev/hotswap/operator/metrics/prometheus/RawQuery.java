package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.metrics.Watched;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy's own query: what its placeholders stand for, and whose a series is. */
final class RawQuery {
  private RawQuery() {}

  /** The query for this release. */
  static String of(String template, Watched watched) {
    return template
        .replace("{{namespace}}", watched.namespace())
        .replace("{{services}}", CounterQueries.services(watched))
        .replace("{{candidate}}", watched.service(watched.candidate()));
  }

  /** The Service that a series names. */
  static Optional<String> service(Map<String, String> labels) {
    return Stream.of("service", "destination_service_name")
        .map(label -> Optional.ofNullable(labels.get(label)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The backend whose Service a series names. */
  static Optional<BackendId> backend(Map<String, String> labels, Watched watched) {
    return service(labels).flatMap(watched::backendOf);
  }
}
