package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.SplitFit;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Route;
import dev.hotswap.operator.metrics.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the gateway follows the split that was written, judged from who answered since.
 *
 * <p>Proven: at every reporter the counts agree with the new split and contradict the one before
 * ({@link SplitFit}), over all looks since the write or over the last 1, 2, 4, … of them: requests
 * that were routed before the change may finish long after it.
 *
 * <p>Assumed: {@link #BOUND} has passed, and over the last {@link #BOUND} no reporter contradicts
 * the new split. That is all there is to know where too few requests pass, or nobody counts them.
 */
final class SplitProof {
  /** How long silence is listened to. */
  static final Duration BOUND = Duration.ofSeconds(10);

  private final Written written;
  private final BackendId candidate;
  private final Instant listeningSince;
  private final Map<String, Deque<Look>> looks = new HashMap<>();
  private Optional<Route.Applied> applied = Optional.empty();

  private record Look(Instant at, long tried, long total) {
    Look plus(Look earlier) {
      return new Look(at, tried + earlier.tried, total + earlier.total);
    }
  }

  /**
   * Begins to listen.
   *
   * @param now nothing before counts
   */
  SplitProof(Written written, BackendId candidate, Instant now) {
    this.written = written;
    this.candidate = candidate;
    this.listeningSince = now.isAfter(written.at()) ? now : written.at();
  }

  /** The split this proof is about. */
  Written written() {
    return written;
  }

  /** One more look at every reporter that answered. */
  void add(Instant at, List<Passed> passed) {
    Map<String, Look> more = new HashMap<>();
    for (Passed requests : passed) {
      long tried = requests.backend().equals(candidate) ? requests.requests() : 0;
      more.merge(requests.reporter(), new Look(at, tried, requests.requests()), Look::plus);
    }
    looks.keySet().retainAll(more.keySet());
    more.forEach((who, look) -> looks.computeIfAbsent(who, w -> new ArrayDeque<>()).addFirst(look));
  }

  /**
   * What is known at {@code now}. Once proven it stays; what was only assumed is taken back by
   * counts that contradict it.
   *
   * @param silent true while some reporter does not answer
   */
  Optional<Route.Applied> applied(Instant now, boolean silent) {
    if (applied.filter(known -> !known.assumed()).isPresent()) {
      return applied;
    }
    boolean proven = !silent && !looks.isEmpty() && looks.values().stream().allMatch(this::proves);
    boolean assumed =
        !now.isBefore(listeningSince.plus(BOUND))
            && looks.values().stream().allMatch(of -> agrees(recent(of, now)));
    Instant since = applied.map(Route.Applied::since).orElse(now);
    applied =
        proven || assumed
            ? Optional.of(new Route.Applied(written.split(), since, !proven))
            : Optional.empty();
    return applied;
  }

  /**
   * What is known where others send requests to the backends too, so that no count proves or
   * disproves anything: that a gateway had time.
   */
  Optional<Route.Applied> unheard(Instant now) {
    looks.clear();
    return applied(now, true);
  }

  private boolean proves(Deque<Look> newestFirst) {
    if (written.before().isEmpty()) {
      return false;
    }
    int before = written.before().get().share(candidate);
    Look sum = new Look(listeningSince, 0, 0);
    int summed = 0;
    for (Look look : newestFirst) {
      sum = sum.plus(look);
      summed++;
      boolean window = Integer.bitCount(summed) == 1 || summed == newestFirst.size();
      if (window
          && SplitFit.of(sum.tried, sum.total, weight(), before) instanceof SplitFit.Applied) {
        return true;
      }
    }
    return false;
  }

  private static Look recent(Deque<Look> newestFirst, Instant now) {
    return newestFirst.stream()
        .filter(look -> look.at.isAfter(now.minus(BOUND)))
        .reduce(new Look(now, 0, 0), Look::plus);
  }

  /** Whether the counts could come from the new split: they fit it, whatever was before. */
  private boolean agrees(Look counts) {
    return counts.total == 0
        || Set.of(0, 100).stream()
            .filter(extreme -> extreme != weight())
            .map(extreme -> SplitFit.of(counts.tried, counts.total, weight(), extreme))
            .anyMatch(SplitFit.Applied.class::isInstance);
  }

  private int weight() {
    return written.split().share(candidate);
  }
}
