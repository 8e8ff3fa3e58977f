package dev.hotswap.core.testing;

import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.report.Condition;
import dev.hotswap.core.report.Report;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts what stories reached, so that a law that holds is known to have had a chance to break. */
public final class Coverage {
  /**
   * A happening in a stage.
   *
   * @param during a stage, or {@link ReleaseState} where nothing is tried
   */
  public record Strike(Class<?> happening, Class<?> during) {
    @Override
    public String toString() {
      return happening.getSimpleName() + " in " + during.getSimpleName();
    }
  }

  /**
   * How an attempt ended whose candidate shared the pods of stable, or that left an adopted one.
   */
  public record Ended(Layout layout, HistoryEntry.Outcome outcome) {}

  /** From one phase to the next, in one decision. */
  public record Change(Phase from, Phase to) {}

  private final Map<Object, LongAdder> reached = new ConcurrentHashMap<>();

  /** One more decision. Safe to call from several threads. */
  public void see(Moment moment) {
    if (!moment.changed()) {
      return;
    }
    count(moment.after().phase());
    count(new Change(moment.before().phase(), moment.after().phase()));
    moment.after().attempt().ifPresent(this::see);
    if (moment.after().attempt().isEmpty() && !moment.after().history().isEmpty()) {
      HistoryEntry.Outcome outcome = moment.after().history().getFirst().outcome();
      moment
          .before()
          .attempt()
          .flatMap(Coverage::layout)
          .ifPresent(layout -> count(new Ended(layout, outcome)));
    }
    Holds.of(moment.intent(), moment.after(), moment.world(), moment.now())
        .map(Object::getClass)
        .ifPresent(this::count);
    moment.after().outbox().stream().map(Announcement::event).forEach(this::count);
    moment.after().history().stream().map(HistoryEntry::outcome).forEach(this::count);
    Report.of(moment.intent(), moment.after(), moment.world()).conditions().stream()
        .map(Condition::reason)
        .forEach(this::count);
  }

  private static Optional<Layout> layout(Attempt attempt) {
    return attempt
        .from()
        .flatMap(
            from ->
                from.sharesPodsWith(attempt.to())
                    ? Optional.of(Layout.SHARED_PODS)
                    : from.slot().isEmpty() ? Optional.of(Layout.ADOPTED) : Optional.empty());
  }

  /** Every end of an attempt that such histories are about; there is a stable to go back to. */
  public static Stream<Ended> ends() {
    return Stream.of(Layout.SHARED_PODS, Layout.ADOPTED)
        .flatMap(
            layout ->
                Stream.of(HistoryEntry.Outcome.values())
                    .filter(outcome -> outcome != HistoryEntry.Outcome.FAILED)
                    .map(outcome -> new Ended(layout, outcome)));
  }

  private void see(Attempt attempt) {
    count(attempt.stage().getClass());
    count(attempt.kind());
    attempt.breach().map(Breach::cause).ifPresent(this::count);
    if (attempt.stage() instanceof Stage.RollingBack back) {
      count(back.leg());
    }
    if (attempt.stage() instanceof Stage.Promoting promoting) {
      count(promoting.move());
    }
  }

  /** One more happening, and what it struck. Safe to call from several threads. */
  public void struck(Happening happening, ReleaseState state) {
    count(new Strike(happening.getClass(), during(state)));
  }

  private static Class<?> during(ReleaseState state) {
    return state
        .attempt()
        .<Class<?>>map(attempt -> attempt.stage().getClass())
        .orElse(ReleaseState.class);
  }

  /** Every happening in every stage, and while nothing is tried. */
  public static Stream<Strike> strikes() {
    return cases(Happening.class)
        .flatMap(
            happening ->
                Stream.concat(cases(Stage.class), Stream.of(ReleaseState.class))
                    .map(during -> new Strike(happening, during)));
  }

  private void count(Object what) {
    reached.computeIfAbsent(what, w -> new LongAdder()).increment();
  }

  /** Changes of phase that were seen, in the order of {@link Phase}. */
  public List<Change> changes() {
    return reached.keySet().stream()
        .filter(Change.class::isInstance)
        .map(Change.class::cast)
        .filter(change -> change.from() != change.to())
        .sorted(Comparator.comparing(Change::from).thenComparing(Change::to))
        .toList();
  }

  /** Those of {@code what} that were reached fewer than {@code least} times. */
  public List<Object> rare(long least, Stream<?> what) {
    return what.<Object>map(w -> w).filter(w -> times(w) < least).toList();
  }

  /** How often {@code what} was reached. */
  public long times(Object what) {
    return Optional.ofNullable(reached.get(what)).map(LongAdder::sum).orElse(0L);
  }

  /** The cases of a sealed type. */
  public static Stream<Class<?>> cases(Class<?> sealed) {
    return Arrays.stream(Optional.ofNullable(sealed.getPermittedSubclasses()).orElseThrow())
        .flatMap(each -> each.isSealed() ? cases(each) : Stream.of(each));
  }
}
