package dev.hotswap.operator.traffic;

import dev.hotswap.api.release.traffic.Route;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every kind of route that this operator writes.
 *
 * @param all each once
 */
public record RouteKinds(List<RouteKind> all) {
  public RouteKinds {
    all = List.copyOf(all);
  }

  /** The kind of this object; empty where it is no route of a kind that is written. */
  public Optional<RouteKind> of(HasMetadata object) {
    return Optional.ofNullable(object.getKind()).flatMap(this::named);
  }

  /** The kind of this name. */
  public Optional<RouteKind> named(String name) {
    return all.stream().filter(kind -> name.equals(HasMetadata.getKind(kind.type()))).findFirst();
  }

  /** These routes of a release, each of its kind; by which ports is another question. */
  public List<RouteSpec> asked(List<Route> routes) {
    return routes.stream()
        .flatMap(route -> all.stream().flatMap(kind -> kind.asked(route).stream()).limit(1))
        .toList();
  }

  /** Of each class of objects what server-side apply replaces whole, by the objects' kind. */
  public Map<String, Set<String>> atomic() {
    Map<String, Set<String>> atomic = new HashMap<>();
    all.forEach(kind -> atomic.put(HasMetadata.getKind(kind.type()), kind.atomic()));
    return Map.copyOf(atomic);
  }

  /** Classes of the objects that say when a gateway leaves pods alone. */
  public Stream<EjectionKind> ejections() {
    return all.stream().flatMap(kind -> kind.ejections().stream());
  }
}
