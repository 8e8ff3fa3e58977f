package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Series;
import java.util.List;

/** Looks at a population and adds up what {@link Overdue} says. */
final class Watching {
  private final Population population;
  private final Shown shown;
  private final Measure.Slow limit;
  private final double from;
  private Series before;
  private Overdue overdue;
  private Tally sum = Tally.NONE;
  private long aside;

  Watching(Population population, double limitMillis, double from) {
    this(population, limitMillis, from, Shown.ENVOY);
  }

  Watching(Population population, double limitMillis, double from, Shown shown) {
    this.population = population;
    this.shown = shown;
    this.limit = new Measure.Slow("p99", limitMillis);
    this.from = from;
    this.before = shown.of(population, from);
    this.overdue = Overdue.from(Population.look(from), before, limit);
  }

  Watching look(double at) {
    Series now = shown.of(population, at);
    Series growth = now.since(before);
    overdue = overdue.next(Population.look(at), growth, limit.of(growth).orElseThrow());
    sum = sum.plus(overdue.newest());
    aside += overdue.aside();
    before = now;
    return this;
  }

  /** A look of which only the moment is kept, and what was started by then. */
  Watching note(double at) {
    overdue = overdue.noting(Population.look(at), shown.of(population, at).since(before));
    return this;
  }

  /** What the newest look added. */
  Tally newest() {
    return overdue.newest();
  }

  Watching looks(List<Double> moments) {
    moments.forEach(this::look);
    return this;
  }

  /** Requests known to be slow. */
  long slow() {
    return sum.bad();
  }

  long total() {
    return sum.total();
  }

  long aside() {
    return aside;
  }

  long truth(double at) {
    return population.late(from, at, limit.millis() / 1_000);
  }
}
