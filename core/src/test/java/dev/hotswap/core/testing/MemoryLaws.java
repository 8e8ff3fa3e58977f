package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Timeline;
import dev.hotswap.core.report.ConditionType;
import dev.hotswap.core.report.Report;
import dev.hotswap.core.world.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Laws about what is remembered, wanted and told. */
final class MemoryLaws {
  private MemoryLaws() {}

  static Optional<String> queued(Moment m) {
    if (m.after().attempt().isEmpty() || m.after().deletion().isPresent()) {
      return Optional.empty();
    }
    Attempt after = m.after().attempt().get();
    boolean same =
        m.before().attempt().filter(b -> b.startedAt().equals(after.startedAt())).isPresent();
    boolean mixed =
        same
            && !m.before().attempt().map(Attempt::candidate).equals(Optional.of(after.candidate()));
    if (mixed) {
      return Optional.of("%s became %s".formatted(m.before().attempt(), after));
    }
    Target wanted = m.intent().target();
    if (wanted.revision().equals(after.candidate().revision())) {
      return Optional.empty();
    }
    boolean ending =
        after.stage() instanceof Stage.RollingBack
            || after.stage() instanceof Stage.Promoting
            || after.stage() instanceof Stage.Draining;
    boolean stable =
        m.after().stable().filter(s -> s.target().revision().equals(wanted.revision())).isPresent();
    boolean shown =
        Report.of(m.intent(), m.after(), m.world()).condition(ConditionType.QUEUED).isPresent();
    return ending && (stable || shown)
        ? Optional.empty()
        : Optional.of("%s goes on although %s is wanted".formatted(after, wanted));
  }

  static Optional<String> routeReleased(Moment m) {
    return m.intent().deleting()
        ? m.desired().flatMap(Desired::route).map(split -> "route " + split)
        : Optional.empty();
  }

  static Optional<String> twoVersions(Moment m) {
    return m.desired()
        .map(
            d ->
                d.slots().values().stream()
                    .map(s -> s.target().revision())
                    .collect(Collectors.toSet()))
        .filter(revisions -> !known(m.after()).containsAll(revisions))
        .map(revisions -> "wants " + revisions);
  }

  private static Set<Object> known(ReleaseState state) {
    Set<Object> known =
        state.stable().map(Serving::target).stream()
            .map(Target::revision)
            .collect(Collectors.toSet());
    state.attempt().map(a -> a.candidate().revision()).ifPresent(known::add);
    state.retained().map(r -> r.serving().target().revision()).ifPresent(known::add);
    Stream.concat(state.stable().stream(), state.retained().map(Retained::serving).stream())
        .flatMap(serving -> serving.host().stream())
        .map(Target::revision)
        .forEach(known::add);
    return known;
  }

  static Optional<String> warningsStay(Moment m) {
    Optional<Attempt> before = m.before().attempt();
    Optional<String> lost =
        m.after()
            .attempt()
            .filter(after -> before.filter(b -> isSame(b, after)).isPresent())
            .filter(after -> !after.warnings().equals(warnings(m, before.orElseThrow(), after)))
            .map(after -> "the attempt's warnings became " + after.warnings());
    return lost.or(
        () ->
            m.after().history().stream()
                .limit(1)
                .filter(entry -> !m.before().history().contains(entry))
                .filter(
                    entry ->
                        before
                            .filter(b -> b.startedAt().equals(entry.startedAt()))
                            .filter(b -> !b.warnings().equals(entry.warnings()))
                            .isPresent())
                .map(entry -> "history says " + entry.warnings())
                .findFirst());
  }

  /** Those of the look that let it start; from then on the same. */
  private static List<String> warnings(Moment m, Attempt before, Attempt after) {
    return before.stage() instanceof Stage.Preflight && after.stage() instanceof Stage.Staging
        ? m.world().preflight().known().orElse(List.of()).stream()
            .filter(problem -> !problem.blocks())
            .map(Problem::sentence)
            .toList()
        : before.warnings();
  }

  private static boolean isSame(Attempt before, Attempt after) {
    return before.startedAt().equals(after.startedAt());
  }

  static Optional<String> rejectedStays(Moment m) {
    boolean asked = !m.before().lastToken().equals(m.after().lastToken());
    return m.after()
        .attempt()
        .filter(attempt -> !asked)
        .filter(
            attempt ->
                m.before()
                    .attempt()
                    .filter(b -> b.startedAt().equals(attempt.startedAt()))
                    .isEmpty())
        .filter(
            attempt ->
                m.before().rejects(attempt.candidate().revision())
                    || m.after().rejects(attempt.candidate().revision()))
        .map(attempt -> attempt.candidate() + " starts again");
  }

  static Optional<String> neverRendered(Moment m) {
    return m.desired()
        .flatMap(
            d ->
                d.slots().entrySet().stream()
                    .filter(
                        e ->
                            m.world()
                                .slot(e.getKey())
                                .known()
                                .filter(b -> !b.empty())
                                .flatMap(b -> b.holds())
                                .filter(
                                    held ->
                                        !held.revision().equals(e.getValue().target().revision()))
                                .isPresent())
                    .findFirst())
        .map(e -> "slot %s would be rendered anew as %s".formatted(e.getKey(), e.getValue()));
  }

  static Optional<String> saysSomething(Moment m) {
    boolean news =
        m.after().outbox().stream().anyMatch(told -> !m.before().outbox().contains(told));
    return m.changed() && !news && untold(m.before()).equals(untold(m.after()))
        ? Optional.of("written only for times, or to empty the outbox: " + m.before())
        : Optional.empty();
  }

  private static ReleaseState untold(ReleaseState s) {
    ReleaseState silent = s.telling(List.of());
    return silent
        .attempt()
        .map(attempt -> silent.trying(attempt.told(Timeline.NOTHING)))
        .orElse(silent);
  }

  static Optional<String> kstatus(Moment m) {
    if (!m.changed()) {
      return Optional.empty();
    }
    Report report = Report.of(m.intent(), m.after(), m.world());
    boolean both =
        report.condition(ConditionType.RECONCILING).isPresent()
            && report.condition(ConditionType.STALLED).isPresent();
    boolean ready = report.condition(ConditionType.READY).isPresent();
    return both || !ready || report.message().isBlank()
        ? Optional.of(report.toString())
        : Optional.empty();
  }
}
