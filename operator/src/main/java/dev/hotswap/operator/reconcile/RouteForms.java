package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.RouteSet;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forms of a release's routes, made whole: each destination with the port that its own version has,
 * looked up by the name that its own form gives. What the spec says of ports by now is asked only
 * for the version that is in spec.
 */
final class RouteForms {
  private final Owner owner;
  private final Snapshot wanted;
  private final List<Route> asked;
  private final RoutesSnapshot spec;
  private final Holdings holdings;
  private final RouteKinds kinds;
  private final LiveRoutes live;

  RouteForms(Owner owner, SpecReading reading, Holdings holdings, RouteKinds kinds) {
    this.owner = owner;
    this.kinds = kinds;
    this.live = new LiveRoutes(kinds, owner, holdings);
    this.wanted = reading.wanted();
    this.asked = reading.asked();
    this.spec = reading.routes();
    this.holdings = holdings;
  }

  /** What the spec says. */
  RoutesSnapshot spec() {
    return spec;
  }

  /** The routes of this form; empty where nobody knows any more what it said. */
  Optional<RouteSet> of(RouteDesired.Form form) {
    return routes(form.revision())
        .map(
            routes ->
                new RouteSet(
                    form.revision(),
                    kinds.asked(routes).stream()
                        .map(route -> route.reachedBy(ports(form, route.name())))
                        .toList()))
        .or(() -> asWritten(form));
  }

  /** The routes as their objects carry this form. */
  Optional<RouteSet> asWritten(RouteDesired.Form form) {
    return live.of(form.revision());
  }

  private Optional<List<Route>> routes(RouteRevision revision) {
    return spec.revision().equals(revision)
        ? Optional.of(asked)
        : holdings.snapshots().stream()
            .filter(owner::controls)
            .flatMap(kept -> RoutesSnapshot.read(kept).stream())
            .filter(kept -> kept.revision().equals(revision))
            .findFirst()
            .flatMap(RoutesSnapshot::typed);
  }

  private Map<BackendId, Integer> ports(RouteDesired.Form form, String route) {
    SortedMap<BackendId, Integer> ports = new TreeMap<>();
    form.backends().forEach((id, backend) -> ports.put(id, port(id, backend, form, route)));
    Optional<Integer> anothers = ports.values().stream().findFirst();
    for (BackendId backend : Names.BACKENDS) {
      // A destination that holds nothing gets no requests, and is there all the same.
      ports.computeIfAbsent(
          backend, empty -> anothers.orElseGet(() -> number(wantedPorts(), form, route, empty)));
    }
    return ports;
  }

  private int port(
      BackendId id, RouteDesired.Backend backend, RouteDesired.Form form, String route) {
    List<ServicePort> ports =
        ReleaseParts.blueprint(backend.revision(), wanted, holdings, owner)
            .flatMap(blueprint -> blueprint.servicePorts().value())
            .or(() -> ofService(id))
            .orElseGet(this::wantedPorts);
    return backend
        .routes()
        .flatMap(own -> named(own, route))
        .flatMap(name -> number(ports, name))
        .orElseGet(() -> number(ports, form, route, id));
  }

  /** Where no own form tells: as this form says, else as it is written now, else the first. */
  private int number(
      List<ServicePort> ports, RouteDesired.Form form, String route, BackendId backend) {
    return named(form.revision(), route)
        .flatMap(name -> number(ports, name))
        .or(
            () ->
                live.port(route, backend)
                    .filter(
                        number -> ports.stream().anyMatch(port -> number.equals(port.getPort()))))
        .or(() -> ports.stream().filter(RouteForms::isTcp).findFirst().map(ServicePort::getPort))
        .orElse(0);
  }

  private static boolean isTcp(ServicePort port) {
    return !"UDP".equals(port.getProtocol());
  }

  private Optional<String> named(RouteRevision form, String route) {
    return routes(form).stream()
        .flatMap(List::stream)
        .filter(r -> r.name().equals(route))
        .map(Route::port)
        .findFirst();
  }

  private static Optional<Integer> number(List<ServicePort> ports, String name) {
    return ports.stream()
        .filter(port -> name.equals(port.getName()))
        .map(ServicePort::getPort)
        .findFirst();
  }

  private List<ServicePort> wantedPorts() {
    return wanted.blueprint().servicePorts().value().orElse(List.of());
  }

  private Optional<List<ServicePort>> ofService(BackendId backend) {
    return Holdings.named(holdings.services(), new Names(owner.name()).service(backend))
        .filter(owner::controls)
        .map((Service service) -> service.getSpec().getPorts());
  }
}
