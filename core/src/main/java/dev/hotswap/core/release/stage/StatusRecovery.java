package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.RollingBack.Leg;
import dev.hotswap.core.release.state.Timeline;
import dev.hotswap.core.world.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A release without a memory: its status was lost, or it is new. What the route serves becomes
 * stable; a second version beside it is an attempt nobody remembers, and goes the usual way back.
 * As long as a backend or a needed route cannot be seen nothing is decided, and nothing touched.
 */
final class StatusRecovery {
  private StatusRecovery() {}

  static ReleaseState next(DecisionInput input, ReleaseState state) {
    if (!input.world().seenWhole()) {
      return state;
    }
    List<BackendId> populated = input.populated();
    if (populated.isEmpty()) {
      return Idle.first(input, state);
    }
    return input
        .world()
        .route()
        .known()
        .map(route -> adopt(input, state, populated, route))
        .orElse(state);
  }

  private static ReleaseState adopt(
      DecisionInput input, ReleaseState state, List<BackendId> populated, Route route) {
    List<Serving> found =
        populated.stream()
            .sorted(
                Comparator.<BackendId>comparingInt(
                        backend -> route.written().map(split -> split.share(backend)).orElse(0))
                    .thenComparingInt(input::ready)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .flatMap(backend -> input.serving(backend).stream())
            .toList();
    Serving stable = found.getFirst();
    Split all = Split.all(stable.backend());
    if (found.size() == 1) {
      return Traffic.toward(input, state.served(stable), all);
    }
    Split served = route.written().orElse(all);
    return input
        .intent()
        .plan()
        .map(
            plan ->
                forgetting(
                    input,
                    state.served(stable).split(Optional.of(served), input.now()),
                    stable.backend(),
                    found.get(1),
                    plan))
        .orElse(state);
  }

  private static ReleaseState forgetting(
      DecisionInput input, ReleaseState state, BackendId stable, Serving other, Plan plan) {
    Breach why =
        new Breach(
            Cause.SUPERSEDED,
            "",
            "it was found beside stable and nobody remembers it",
            input.now());
    // Callers that pass no gateway may be on that version still.
    boolean publicMoved = !input.publicMembersAre(Set.of(stable));
    Stage stage = new RollingBack(Leg.ROUTE_ALONE, input.now(), why.cause(), true, publicMoved);
    Attempt unremembered =
        new Attempt(
            Attempt.Kind.UPGRADE,
            other.target(),
            Optional.of(stable),
            other.backend(),
            plan,
            input.intent().replicas(),
            input.now(),
            other.images(),
            other.routes(),
            List.of(),
            Optional.of(input.now()),
            List.of(),
            stage,
            Optional.of(why),
            Timeline.NOTHING);
    return Traffic.back(input, state.trying(unremembered), stable, why.cause());
  }
}
