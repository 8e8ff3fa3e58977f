package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Series;
import java.util.List;

/** Looks at a population and adds up what {@link Overdue} says. */
final class Watching {
  private final Population population;
  private final Measure.Slow limit;
  private final double from;
  private Series before;
  private Overdue overdue;
  private Tally sum = Tally.NONE;
  private long aside;

  Watching(Population population, double limitMillis, double from) {
    this.population = population;
    this.limit = new Measure.Slow("p99", limitMillis);
    this.from = from;
    this.before = population.at(from);
    this.overdue = Overdue.from(Population.look(from), before, limit);
  }

  Watching look(double at) {
    Series now = population.at(at);
    Series growth = now.since(before);
    overdue = overdue.next(Population.look(at), growth, limit.of(growth).orElseThrow());
    sum = sum.plus(overdue.newest());
    aside += overdue.aside();
    before = now;
    return this;
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
