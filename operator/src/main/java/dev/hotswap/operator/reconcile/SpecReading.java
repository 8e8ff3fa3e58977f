package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.operator.fault.Fault;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a spec asks for.
 *
 * @param wanted what shall run
 * @param routes what it says of routes
 * @param asked the same, typed
 */
record SpecReading(Snapshot wanted, RoutesSnapshot routes, List<Route> asked) {
  private static final String UNREAD = "unread";

  SpecReading {
    asked = List.copyOf(asked);
  }

  /** As it says. */
  static SpecReading of(GoRelease release) {
    List<Route> asked = release.getSpec().traffic().routes();
    return new SpecReading(IntentMapping.snapshot(release), RoutesSnapshot.of(asked), asked);
  }

  /** Where it could not be read: what runs already goes on, and nothing new starts. */
  static SpecReading asRemembered(
      GoRelease release, ReleaseState state, Holdings holdings, Fault why) {
    Owner owner = Owner.of(release);
    Snapshot wanted =
        Stream.of(state.attempt().map(Attempt::candidate), state.stable().map(Serving::target))
            .flatMap(Optional::stream)
            .flatMap(target -> ReleaseParts.kept(target.revision(), holdings, owner).stream())
            .findFirst()
            .orElseGet(() -> unread(release, why));
    var none = new RoutesSnapshot(new RouteRevision(UNREAD), Json.tree(List.of()));
    return new SpecReading(wanted, none, List.of());
  }

  /** The form of the routes that is to be in force. */
  RouteRevision form(ReleaseState state) {
    return routes.revision().hash().equals(UNREAD)
        ? state.routes().orElse(routes.revision())
        : routes.revision();
  }

  private static Snapshot unread(GoRelease release, Fault why) {
    return new Snapshot(
        new Target(new Revision(UNREAD), release.getSpec().version()),
        Blueprint.of(RawTree.refused(" is not known: " + why.sentence(), why.id()), List.of()));
  }
}
