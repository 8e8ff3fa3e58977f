package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Series;
import java.time.Duration;

/**
 * Requests slower than a limit, of one backend at one reporter, look by look: those that were
 * answered late, those that are open and surely late ({@link OpenRequests}), and those that were
 * given up late: by the histogram of given up requests where there is one, else by {@link Leavers}.
 *
 * <p>Slow and known never falls, so it is the running maximum of their sum: a request that was late
 * while open and is answered later is counted once. It may be counted late, never too often.
 *
 * <p>A request that its caller gave up sooner is set aside, unless the backend answers nobody
 * ({@link Silence}).
 */
public final class Overdue {
  private final Measure.Slow measure;
  private final OpenRequests open;
  private final Leavers leavers;
  private final Silence silence;
  private final long ended;
  private final long known;
  private final Tally newest;
  private final long aside;

  private Overdue(
      Measure.Slow measure,
      OpenRequests open,
      Leavers leavers,
      Silence silence,
      long ended,
      long known,
      Tally newest,
      long aside) {
    this.measure = measure;
    this.open = open;
    this.leavers = leavers;
    this.silence = silence;
    this.ended = ended;
    this.known = known;
    this.newest = newest;
    this.aside = aside;
  }

  /** Begins with what is exposed at this look: only what comes later counts. */
  public static Overdue from(ReadWindow look, Series exposed, Measure.Slow measure) {
    return new Overdue(
        measure,
        OpenRequests.from(look, exposed, limit(measure)),
        Leavers.from(look),
        Silence.from(look),
        0,
        0,
        Tally.NONE,
        0);
  }

  /**
   * One more look.
   *
   * @param growth what was counted since the look before; its gauge is of now
   * @param timed what the histograms say of it: all that ended, and what of that was slow
   */
  public Overdue next(ReadWindow look, Series growth, Tally timed) {
    Duration limit = limit(measure);
    Leavers nowLeft = leavers.next(look, growth, limit);
    OpenRequests nowOpen = open.next(look, growth, nowLeft.unanswered());
    boolean late = nowLeft.waited() * 1_000 > measure.millis();
    long sooner = measure.givenUpSooner(growth) + (late ? 0 : nowLeft.newest());
    Silence nowSilent = silence.next(look, growth, sooner, limit);
    long slowEnded = ended + timed.bad() + (late ? nowLeft.newest() : 0) + nowSilent.unanswered();
    long nowKnown = Math.max(known, slowEnded + nowOpen.late());
    long bad = nowKnown - known;
    Tally more = new Tally(timed.total() - timed.bad() + bad, bad);
    return new Overdue(
        measure, nowOpen, nowLeft, nowSilent, slowEnded, nowKnown, more, nowSilent.aside());
  }

  /**
   * With a look between two others that counts for nothing itself. The next one can tell by it more
   * sharply what is late.
   *
   * @param growth what was counted since the newest look
   */
  public Overdue noting(ReadWindow look, Series growth) {
    return new Overdue(
        measure, open.noting(look, growth), leavers, silence, ended, known, newest, aside);
  }

  /** What the newest look adds: requests that were quick or are known to be slow, and the slow. */
  public Tally newest() {
    return newest;
  }

  /** Requests of the newest look that were given up sooner, held neither for nor against. */
  public long aside() {
    return aside;
  }

  private static Duration limit(Measure.Slow measure) {
    return Duration.ofNanos(Math.round(measure.millis() * 1e6));
  }
}
