package dev.hotswap.operator.reconcile;

import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.preflight.Preflight;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.facts.Wish;
import dev.hotswap.operator.preflight.read.ClusterReader;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was found in the way of releases, and when it is looked for again: at once for a new spec,
 * else after 5 s, 10 s, 20 s, … up to a minute, and after 5 s where nodes or releases that claim
 * the same changed.
 */
final class Surveys {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final ClusterReader reader;
  private final Map<ReleaseKey, Survey> surveys = new ConcurrentHashMap<>();

  Surveys(ClusterReader reader) {
    this.reader = reader;
  }

  /**
   * What a survey rests on, besides what only the API server knows.
   *
   * @param generation of the release
   * @param wish of the release
   * @param nodes all Windows nodes
   * @param others what routes of others have to do with the release
   * @param grants what administrators allow
   */
  record Basis(long generation, Wish wish, List<Node> nodes, Others others, Grants grants) {}

  /** One release's newest survey. */
  private record Survey(Basis basis, Seen<List<Problem>> found, Instant at, Duration delay) {
    /** When to look again, if nothing but {@code now}'s basis changed. */
    Instant next(Basis now) {
      return at.plus(basis.equals(now) ? delay : FIRST);
    }

    boolean serves(Basis now, Instant time) {
      return basis.generation() == now.generation()
          && !time.isBefore(at)
          && time.isBefore(next(now));
    }
  }

  /** What stands in the way: found now, or not long ago. */
  Seen<List<Problem>> of(ReleaseKey release, Basis basis, Instant now) {
    Optional<Survey> last = Optional.ofNullable(surveys.get(release));
    if (last.filter(survey -> survey.serves(basis, now)).isPresent()) {
      return last.get().found();
    }
    Survey made = new Survey(basis, look(basis, last, now), now, delay(basis, last));
    surveys.put(release, made);
    return made.found();
  }

  /** When this release is looked at again; empty where nothing was surveyed. */
  Optional<Instant> next(ReleaseKey release, Basis basis) {
    return Optional.ofNullable(surveys.get(release)).map(survey -> survey.next(basis));
  }

  /** Forgets a release that starts nothing. */
  void forget(ReleaseKey release) {
    surveys.remove(release);
  }

  private Seen<List<Problem>> look(Basis basis, Optional<Survey> last, Instant now) {
    try {
      var cluster = reader.read(basis.wish(), basis.nodes());
      return new Known<>(
          Preflight.problems(new Facts(basis.wish(), cluster, basis.others(), basis.grants())),
          now);
    } catch (KubernetesClientException e) {
      return new Unknown<>(
          "the API server did not say what stands in the way: " + e.getMessage(),
          last.flatMap(Surveys::unknownSince).orElse(now));
    }
  }

  private static Optional<Instant> unknownSince(Survey survey) {
    return survey.found() instanceof Unknown<List<Problem>> unknown
        ? Optional.of(unknown.since())
        : Optional.empty();
  }

  private static Duration delay(Basis basis, Optional<Survey> last) {
    return last.filter(survey -> survey.basis().equals(basis))
        .map(survey -> survey.delay().multipliedBy(2))
        .map(twice -> twice.compareTo(LONGEST) > 0 ? LONGEST : twice)
        .orElse(FIRST);
  }
}
