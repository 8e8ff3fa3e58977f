package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.report.Report;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.reconcile.mapping.FrozenPolicies;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.reconcile.mapping.Observed;
import dev.hotswap.operator.reconcile.mapping.ScaledSlot;
import dev.hotswap.operator.reconcile.mapping.StatusFactory;
import dev.hotswap.operator.workload.slot.HandEdit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings together what status is made of once it was decided. A part that fails is left out, and
 * status says so.
 */
final class StatusInputs {
  private final AnalysisTargets targets;

  StatusInputs(AnalysisTargets targets) {
    this.targets = targets;
  }

  /** What status shall say. */
  GoReleaseStatus status(Observation seen, ReleaseState next, Instant now) {
    ReconcileContext context = seen.context();
    Report report =
        context
            .turn()
            .value(
                Task.REPORT,
                () -> Report.of(context.intent(), next, seen.world()),
                fault -> new Report(next.phase(), fault.sentence(), List.of()));
    return StatusFactory.make(context.release(), next, report, observed(seen, next, now), now);
  }

  private Observed observed(Observation seen, ReleaseState next, Instant now) {
    ReconcileContext context = seen.context();
    TurnGuard turn = context.turn();
    List<String> troubles =
        Stream.concat(
                context.session().backoffs().troubles().stream(),
                context.routing().notPermitted().stream())
            .toList();
    List<String> edits = turn.value(Task.EDITS, () -> lastingEdits(context), fault -> List.of());
    List<String> unreadable =
        turn.value(Task.UNREADABLE, () -> context.holdings().unreadable(), fault -> List.of());
    Optional<Remembered> learned =
        turn.value(
            Task.LEARNED, () -> targets.toKeep(context, next, now), fault -> Optional.empty());
    Optional<String> refusal =
        turn.value(
            Task.COMMAND,
            () -> IntentMapping.refusal(context.release()),
            fault -> Optional.empty());
    return new Observed(
        FrozenPolicies.of(context.release(), context.policy()),
        seen.pods(ScaledSlot.of(next)),
        troubles,
        edits,
        unreadable,
        context.session().faults().with(turn.faults()),
        learned,
        refusal);
  }

  private static List<String> lastingEdits(ReconcileContext context) {
    return Notices.edits(context).stream().filter(HandEdit::lasts).map(HandEdit::sentence).toList();
  }
}
