package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a route's object says of itself besides its spec, whatever its kind. */
public final class RouteMetadata {
  private RouteMetadata() {}

  /** Name, labels, owner and notes of a route's object. */
  static Map<String, Object> of(
      Owner owner, RouteSpec route, RouteRevision revision, RouteWrite write) {
    return Map.of(
        "name", new Names(owner.name()).route(route.name()),
        "namespace", owner.namespace(),
        "labels", Labels.ofRelease(owner.name()),
        "annotations", annotations(route, revision, write),
        "ownerReferences", List.of(owner.reference()));
  }

  private static Map<String, String> annotations(
      RouteSpec route, RouteRevision revision, RouteWrite write) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put(Labels.DECIDED_AT, write.decidedAt().toString());
    annotations.put(Labels.ROUTES, revision.hash());
    if (!route.servedSince().isEmpty()) {
      annotations.put(
          Labels.SERVED_SINCE,
          new TreeMap<>(route.servedSince())
              .entrySet().stream()
                  .map(host -> host.getKey() + "=" + host.getValue())
                  .collect(Collectors.joining(",")));
    }
    write.note().ifPresent(text -> annotations.put(Labels.WENT_BACK, text));
    return annotations;
  }

  /** The user's part that an object carries; empty where it does not say. */
  public static Optional<RouteRevision> revision(HasMetadata live) {
    return annotation(live, Labels.ROUTES)
        .filter(hash -> hash.matches("[a-z0-9]{1,16}"))
        .map(RouteRevision::new);
  }

  /** The time of each host's first write, by the host's full name. */
  public static Map<String, Instant> servedSince(HasMetadata live) {
    return servedSince(annotation(live, Labels.SERVED_SINCE).orElse(""));
  }

  /** The same, as {@link Labels#SERVED_SINCE} has it. */
  public static Map<String, Instant> servedSince(String annotation) {
    Map<String, Instant> since = new HashMap<>();
    for (String entry : annotation.split(",", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        time(entry.substring(equals + 1))
            .ifPresent(at -> since.put(entry.substring(0, equals).strip(), at));
      }
    }
    return since;
  }

  private static Optional<String> annotation(HasMetadata live, String key) {
    return Optional.ofNullable(live.getMetadata().getAnnotations()).map(all -> all.get(key));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
