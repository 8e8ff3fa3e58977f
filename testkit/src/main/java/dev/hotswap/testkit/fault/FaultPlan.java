package dev.hotswap.testkit.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are waiting for their requests; thread-safe. */
public final class FaultPlan {
  private final List<Planned> planned = new CopyOnWriteArrayList<>();

  /** One planned fault. */
  public interface Handle {
    /** No request is hit any more. */
    void remove();

    /** How many requests were hit so far. */
    int hits();
  }

  /** Lets a fault hit the requests that match. */
  public Handle plan(Fault fault, RequestMatch match, Frequency frequency) {
    Planned entry = new Planned(fault, match, frequency);
    planned.add(entry);
    return new Handle() {
      @Override
      public void remove() {
        planned.remove(entry);
      }

      @Override
      public int hits() {
        return entry.hits();
      }
    };
  }

  /** Lets a fault hit the next request that matches. */
  public Handle next(Fault fault, RequestMatch match) {
    return plan(fault, match, Frequency.once());
  }

  /** Takes all faults back. */
  public void clear() {
    planned.clear();
  }

  /** The fault that hits a request: of those that match, the one planned first. */
  public Optional<Fault> draw(RequestFacts request) {
    return planned.stream()
        .filter(entry -> entry.match.matches(request) && entry.strikes())
        .map(entry -> entry.fault)
        .findFirst();
  }

  private static final class Planned {
    private final Fault fault;
    private final RequestMatch match;
    private final Frequency frequency;
    private final Random random;
    private int matched;
    private int hits;

    private Planned(Fault fault, RequestMatch match, Frequency frequency) {
      this.fault = fault;
      this.match = match;
      this.frequency = frequency;
      this.random = new Random(frequency instanceof Frequency.Share share ? share.seed() : 0);
    }

    private synchronized boolean strikes() {
      int index = matched++;
      boolean strikes =
          switch (frequency) {
            case Frequency.Always() -> true;
            case Frequency.Only(int wanted) -> index == wanted;
            case Frequency.From(int first) -> index >= first;
            case Frequency.Share(double probability, long _) -> random.nextDouble() < probability;
            case Frequency.Next(int count) -> index < count;
          };
      hits += strikes ? 1 : 0;
      return strikes;
    }

    private synchronized int hits() {
      return hits;
    }
  }
}
