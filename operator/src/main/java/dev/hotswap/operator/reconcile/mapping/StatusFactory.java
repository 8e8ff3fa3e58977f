package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Learned;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.api.release.status.Weights;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Past;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.report.Report;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes status: all that is remembered, and what people are told of it. {@link MemoryMapping} reads
 * it.
 */
public final class StatusFactory {
  /** The most that a status takes, in bytes of JSON: a request may have three times as many. */
  public static final int MOST_BYTES = 1 << 20;

  /** News that could not be told in all that time; the oldest are in the log alone. */
  private static final int UNTOLD = 100;

  private StatusFactory() {}

  /**
   * The status that says all this.
   *
   * @param release as it was read: its generation is the observed one, and conditions that keep
   *     their status keep their time
   * @param state what is remembered
   * @param report what people are told of it
   * @param observed what else is told
   */
  public static GoReleaseStatus make(
      GoRelease release, ReleaseState state, Report report, Observed observed, Instant now) {
    String name = release.getMetadata().getName();
    return new GoReleaseStatus(
        state.schema(),
        release.getMetadata().getGeneration(),
        EnumMapping.name(Phase.class, report.phase()),
        StatusLimits.sentence(report.message()),
        step(state),
        observed.pods(),
        selector(name, ScaledSlot.of(state)),
        weights(state),
        state.routes().map(RouteRevision::hash).orElse(null),
        state.attempt().map(attempt -> new Names(name).service(attempt.to())).orElse(null),
        state.stable().map(ServingMapping::write).orElse(null),
        state.attempt().map(one -> AttemptMapping.write(one, observed.policies())).orElse(null),
        state.retained().map(one -> ServingMapping.write(one, observed.policies())).orElse(null),
        StatusLimits.first(Past.KEPT, state.rejected()).stream().map(PastMapping::write).toList(),
        StatusLimits.first(Past.KEPT, state.history()).stream().map(PastMapping::write).toList(),
        state.lastToken().map(StatusLimits::word).orElse(null),
        StatusLimits.last(UNTOLD, state.outbox()).stream().map(PastMapping::write).toList(),
        state.deletion().map(PastMapping::write).orElse(null),
        observed.learned().map(LearnedMapping::write).orElseGet(() -> kept(release)),
        ConditionMapping.write(release, report.conditions(), observed, now));
  }

  private static String selector(String release, Slot slot) {
    return Labels.RELEASE + "=" + release + "," + Labels.SLOT + "=" + slot.suffix();
  }

  private static @Nullable Learned kept(GoRelease release) {
    return release.getStatus() == null ? null : release.getStatus().learned();
  }

  private static @Nullable String step(ReleaseState state) {
    return state
        .attempt()
        .filter(attempt -> attempt.stage().runningStep().isPresent())
        .map(
            attempt ->
                "%d/%d"
                    .formatted(
                        attempt.stage().runningStep().getAsInt() + 1,
                        attempt.plan().steps().size()))
        .orElse(null);
  }

  private static @Nullable Weights weights(ReleaseState state) {
    return state.split().map(split -> weights(state, split)).orElse(null);
  }

  private static Weights weights(ReleaseState state, Split split) {
    return new Weights(
        split.from().text(),
        split.to().text(),
        split.percent(),
        state.stable().map(Serving::backend).map(split::share).orElse(null),
        state.attempt().map(Attempt::to).map(split::share).orElse(null),
        state.splitAt().orElse(null));
  }
}
