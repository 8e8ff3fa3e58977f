package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.Flow;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.overdue.ReadWindow;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Series;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns pages of running counters into what happened between them, reporter by reporter and series
 * by series, so that restarts, newborn series and reporters that come and go are told apart from
 * traffic. Not safe for concurrent use.
 */
public final class Ledger {
  private final Watched watched;
  private final List<Measure> measures;
  private final Map<String, Book> books = new HashMap<>();
  private final Map<BackendId, Instant> quietSince = new HashMap<>();

  /** Empty books. */
  public Ledger(Watched watched) {
    this.watched = watched;
    this.measures = Measure.of(watched.metrics());
  }

  /** Books of their own with the same entries. */
  public Ledger copy() {
    Ledger copy = new Ledger(watched);
    copy.books.putAll(books);
    copy.quietSince.putAll(quietSince);
    return copy;
  }

  /**
   * One entry.
   *
   * @param at the entry's time
   * @param look when the pages were read
   * @param pages one for each reporter that answered
   * @param silent reporters that exist and did not answer: their next page covers the gap. A
   *     reporter in neither is gone
   */
  public Poll.Fresh enter(Instant at, ReadWindow look, List<Reported> pages, Set<String> silent) {
    boolean opening = quietSince.isEmpty();
    forgetAllBut(pages, silent);
    Turn turn = new Turn(watched, measures);
    Map<String, Turn> apart = new HashMap<>();
    for (Reported page : pages) {
      Turn alone = apart.computeIfAbsent(page.gateway(), gateway -> new Turn(watched, measures));
      read(page, look, List.of(turn, alone), opening);
    }
    quiet(at, turn);
    return new Poll.Fresh(
        turn.before(),
        List.of(new Sample(at, turn.observations())),
        totals(),
        flows(silent),
        turn.passed(),
        silent.isEmpty() ? Members.of(pages, watched) : Map.of(),
        apart.size() > 1 ? apart(apart) : Map.of());
  }

  private static Map<String, Poll.Fresh.Apart> apart(Map<String, Turn> turns) {
    Map<String, Poll.Fresh.Apart> apart = new HashMap<>();
    turns.forEach(
        (gateway, turn) ->
            apart.put(gateway, new Poll.Fresh.Apart(turn.before(), turn.observations())));
    return apart;
  }

  /**
   * A look between two entries: nothing is entered but when it was and what was started by then.
   */
  public void note(ReadWindow look, List<Reported> pages) {
    for (Reported page : pages) {
      books.computeIfPresent(
          page.reporter(),
          (name, book) -> book.noting(look, BackendSeries.of(page.page(), watched)));
    }
  }

  private void forgetAllBut(List<Reported> pages, Set<String> silent) {
    Set<String> alive = new HashSet<>(silent);
    pages.forEach(page -> alive.add(page.reporter()));
    books.keySet().retainAll(alive);
  }

  private void read(Reported page, ReadWindow look, List<Turn> turns, boolean opening) {
    BackendSeries now = BackendSeries.of(page.page(), watched);
    Book book = books.get(page.reporter());
    if (book != null) {
      Book later = book.next(look, now);
      BackendSeries growth = book.growth(now);
      turns.forEach(turn -> turn.grew(page.reporter(), growth, later));
      books.put(page.reporter(), later);
      return;
    }
    books.put(page.reporter(), Book.of(look, now, measures));
    switch (page.first()) {
      case First.Baseline() -> {}
      case First.Beyond beyond -> turns.forEach(turn -> turn.counted(now, beyond));
      case First.FromZero() -> {
        if (opening) {
          turns.forEach(turn -> turn.counted(now, new First.Beyond(Map.of())));
        } else {
          turns.forEach(turn -> turn.began(page.reporter(), now));
        }
      }
    }
  }

  private void quiet(Instant at, Turn turn) {
    for (BackendId backend : watched.services().keySet()) {
      if (turn.busy().contains(backend)) {
        quietSince.put(backend, at);
      } else {
        quietSince.putIfAbsent(backend, at);
      }
    }
  }

  private List<Counter> totals() {
    return books.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(book -> Counters.of(book.getKey(), book.getValue().exposed(), measures))
        .toList();
  }

  private Map<BackendId, Flow> flows(Set<String> silent) {
    Map<BackendId, Flow> flows = new HashMap<>();
    quietSince.forEach(
        (backend, since) ->
            flows.put(
                backend,
                new Flow(silent.isEmpty() ? inFlight(backend) : OptionalInt.empty(), since)));
    return flows;
  }

  /**
   * A reporter that counted requests and shows no gauge has none. One that counted nothing shows
   * none either: where another gauge is seen, that means zero.
   */
  private OptionalInt inFlight(BackendId backend) {
    long sum = 0;
    boolean gauges = false;
    for (Book book : books.values()) {
      Series series = book.exposed().of(backend);
      if (series.inFlight().isEmpty() && !series.requests().isEmpty()) {
        return OptionalInt.empty();
      }
      gauges |= book.exposed().showsGauge();
      sum += series.inFlight().orElse(0);
    }
    return gauges ? OptionalInt.of((int) Math.min(sum, Integer.MAX_VALUE)) : OptionalInt.empty();
  }
}
