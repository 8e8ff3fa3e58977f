package dev.hotswap.core.release;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Stage.RollingBack;
import dev.hotswap.core.release.Stage.RollingBack.Leg;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Route;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A release without a memory: its status was lost, or it is new. What the route serves becomes
 * stable; a second version beside it is an attempt nobody remembers, and goes the usual way back.
 * As long as a slot or a needed route cannot be seen nothing is decided, and nothing touched.
 */
final class Adoption {
  private Adoption() {}

  static ReleaseState next(Look look, ReleaseState state) {
    if (look.backend(Slot.A).isEmpty() || look.backend(Slot.B).isEmpty()) {
      return state;
    }
    List<Slot> populated =
        Arrays.stream(Slot.values()).filter(slot -> populated(look, slot)).toList();
    if (populated.isEmpty()) {
      return Idle.first(look, state);
    }
    return look.world()
        .route()
        .known()
        .map(route -> adopt(look, state, populated, route))
        .orElse(state);
  }

  /** True where a slot's Deployment carries a template and has, or wants, pods. */
  static boolean populated(Look look, Slot slot) {
    return look.backend(slot).filter(b -> b.holds().isPresent() && !b.empty()).isPresent();
  }

  private static ReleaseState adopt(
      Look look, ReleaseState state, List<Slot> populated, Route route) {
    Slot slot =
        populated.stream()
            .max(
                Comparator.<Slot>comparingInt(s -> route.written().map(w -> w.of(s)).orElse(0))
                    .thenComparingInt(s -> look.backend(s).map(Backend::ready).orElse(0))
                    .thenComparing(Comparator.reverseOrder()))
            .orElse(Slot.A);
    Optional<Serving> other =
        populated.contains(slot.other()) ? look.serving(slot.other()) : Optional.empty();
    Split served = route.written().orElse(Split.all(slot));
    if (other.isEmpty()) {
      return look.serving(slot)
          .map(state::served)
          .map(next -> Traffic.toward(look, next, Split.all(slot)))
          .orElse(state);
    }
    return look.intent()
        .plan()
        .flatMap(
            plan ->
                look.serving(slot)
                    .map(s -> state.served(s).split(Optional.of(served), look.now()))
                    .map(next -> forgetting(look, next, other.get(), plan)))
        .orElse(state);
  }

  private static ReleaseState forgetting(Look look, ReleaseState state, Serving other, Plan plan) {
    Breach why =
        new Breach(
            Cause.SUPERSEDED, "", "it was found beside stable and nobody remembers it", look.now());
    Stage stage = new RollingBack(Leg.ROUTE_ALONE, look.now(), why.cause(), true, false);
    Attempt unremembered =
        new Attempt(
            Attempt.Kind.UPGRADE,
            other.target(),
            other.slot(),
            plan,
            look.intent().replicas(),
            look.now(),
            other.images(),
            other.routes(),
            Optional.of(look.now()),
            List.of(),
            stage,
            Optional.of(why));
    return Traffic.back(look, state.trying(unremembered), other.slot().other(), why.cause());
  }
}
