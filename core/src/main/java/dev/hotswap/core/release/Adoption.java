package dev.hotswap.core.release;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Stage.RollingBack;
import dev.hotswap.core.release.Stage.RollingBack.Leg;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.SlotPods;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A release without a memory: its status was lost, or it is new. What the route serves becomes
 * stable; a second version beside it is an attempt nobody remembers, and goes the usual way back.
 * As long as a backend or a needed route cannot be seen nothing is decided, and nothing touched.
 */
final class Adoption {
  private Adoption() {}

  static ReleaseState next(Look look, ReleaseState state) {
    if (!look.world().seenWhole()) {
      return state;
    }
    List<BackendId> populated = populated(look);
    if (populated.isEmpty()) {
      return Idle.first(look, state);
    }
    return look.world()
        .route()
        .known()
        .map(route -> adopt(look, state, populated, route))
        .orElse(state);
  }

  /** Backends behind which a known target has, or wants, pods; of adopted ones others see to it. */
  static List<BackendId> populated(Look look) {
    return look.world().backends().keySet().stream()
        .filter(backend -> look.backend(backend).flatMap(Backend::runs).isPresent())
        .filter(backend -> backend.slot().flatMap(look::slot).filter(SlotPods::empty).isEmpty())
        .toList();
  }

  private static ReleaseState adopt(
      Look look, ReleaseState state, List<BackendId> populated, Route route) {
    List<Serving> found =
        populated.stream()
            .sorted(
                Comparator.<BackendId>comparingInt(
                        backend -> route.written().map(split -> split.share(backend)).orElse(0))
                    .thenComparingInt(look::ready)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .flatMap(backend -> look.serving(backend).stream())
            .toList();
    Serving stable = found.getFirst();
    Split all = Split.all(stable.backend());
    if (found.size() == 1) {
      return Traffic.toward(look, state.served(stable), all);
    }
    Split served = route.written().orElse(all);
    return look.intent()
        .plan()
        .map(
            plan ->
                forgetting(
                    look,
                    state.served(stable).split(Optional.of(served), look.now()),
                    stable.backend(),
                    found.get(1),
                    plan))
        .orElse(state);
  }

  private static ReleaseState forgetting(
      Look look, ReleaseState state, BackendId stable, Serving other, Plan plan) {
    Breach why =
        new Breach(
            Cause.SUPERSEDED, "", "it was found beside stable and nobody remembers it", look.now());
    // Callers that pass no gateway may be on that version still.
    boolean publicMoved = !look.publicMembersAre(Set.of(stable));
    Stage stage = new RollingBack(Leg.ROUTE_ALONE, look.now(), why.cause(), true, publicMoved);
    Attempt unremembered =
        new Attempt(
            Attempt.Kind.UPGRADE,
            other.target(),
            Optional.of(stable),
            other.backend(),
            plan,
            look.intent().replicas(),
            look.now(),
            other.images(),
            other.routes(),
            Optional.of(look.now()),
            List.of(),
            stage,
            Optional.of(why));
    return Traffic.back(look, state.trying(unremembered), stable, why.cause());
  }
}
