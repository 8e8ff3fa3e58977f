package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what a release made and what lost its owner, as after a restore from a backup: {@link
 * OwnerLost} says which objects, {@link ContentProof} whether they are what they say. Only the
 * owner reference is written, so that no pod is restarted. Until memory shows it the release takes
 * no turn: it would find its own names taken, and its slots empty.
 */
final class Reclaim {
  private static final Logger LOG = LoggerFactory.getLogger(Reclaim.class);

  /** An object that cannot be had after so many tries is somebody else's. */
  private static final int TRIES = 3;

  /** Between two looks at an API server that does not answer. */
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

  private static final Duration LAST_DELAY = Duration.ofMinutes(1);

  private final ClusterCache cache;
  private final KubernetesClient client;
  private final Apply apply;
  private final ContentProof proof;
  private final Clock clock;

  /** What was tried and taken back of one release. */
  static final class Reclaimed {
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private volatile Optional<Announcement> news = Optional.empty();
    private volatile Instant next = Instant.MIN;
    private volatile Duration delay = FIRST_DELAY;

    /** What people are told; empty where nothing was taken back. */
    Optional<Announcement> news() {
      return news;
    }

    private boolean mayTry(HasMetadata object) {
      return tries.getOrDefault(object.getMetadata().getUid(), 0) < TRIES;
    }

    private void tried(HasMetadata object) {
      tries.merge(object.getMetadata().getUid(), 1, Integer::sum);
    }

    private boolean isDue(Instant now) {
      return !now.isBefore(next) || next.isAfter(now.plus(delay)); // the clock may be set back
    }

    private void failed(Instant now) {
      next = now.plus(delay);
      delay = delay.multipliedBy(2).compareTo(LAST_DELAY) > 0 ? LAST_DELAY : delay.multipliedBy(2);
    }

    private void givenUp(HasMetadata object) {
      tries.put(object.getMetadata().getUid(), TRIES);
    }
  }

  Reclaim(ClusterCache cache, KubernetesClient client, Apply apply, Clock clock) {
    this.cache = cache;
    this.client = client;
    this.apply = apply;
    this.proof = new ContentProof(client);
    this.clock = clock;
  }

  /** Whether something is being taken back, so that this turn is to be taken later. */
  boolean underWay(Session session, GoRelease release) {
    if (UnreadableParts.sentence(release).isPresent()) {
      return false;
    }
    Reclaimed done = session.reclaimed();
    OwnerLost rule = rule(release);
    List<HasMetadata> lost =
        rule.among(cache.holdings(release)).stream().filter(done::mayTry).toList();
    if (lost.isEmpty()) {
      return false;
    }
    if (!done.isDue(clock.instant())) {
      return true;
    }
    try {
      return take(rule, lost, done);
    } catch (KubernetesClientException e) {
      done.failed(clock.instant());
      LOG.warn("objects of {} were not taken back: {}", rule.owner().name(), e.getMessage());
      return true;
    }
  }

  /** All or none: a route alone would be taken for that of a release without pods. */
  private boolean take(OwnerLost rule, List<HasMetadata> lost, Reclaimed done) {
    // Memory has only a part of each.
    List<HasMetadata> whole =
        lost.stream()
            .flatMap(seen -> Stream.ofNullable(client.resource(seen).get()))
            .filter(rule::isFree)
            .toList();
    List<ControllerRevision> snapshots = snapshots(rule.owner());
    if (!whole.stream().allMatch(live -> proof.holds(live, snapshots))) {
      lost.forEach(done::givenUp);
      return false;
    }
    List<String> taken =
        whole.stream().flatMap(live -> take(rule.owner(), live, done).stream()).toList();
    if (!taken.isEmpty()) {
      done.news = Optional.of(news(taken));
    }
    return true;
  }

  /** The object's name where it was taken back. */
  private Optional<String> take(Owner owner, HasMetadata live, Reclaimed done) {
    Applied<HasMetadata> result = apply.reclaim(owner, live);
    result.trouble().ifPresent(LOG::warn);
    if (!mayPass(result)) {
      done.tried(live);
    }
    return result.live().map(Applied::describe);
  }

  /** Whether the same may succeed if it is tried again. */
  private static boolean mayPass(Applied<?> result) {
    return switch (result) {
      case Applied.Conflict<?> conflict -> true;
      case Applied.Failed<?> failed -> failed.transientFault();
      case Applied.Written<?> written -> false;
      case Applied.Unchanged<?> unchanged -> false;
      case Applied.Gone<?> gone -> false;
      case Applied.Foreign<?> foreign -> false;
      case Applied.Forbidden<?> forbidden -> false;
    };
  }

  private OwnerLost rule(GoRelease release) {
    Names names = new Names(release.getMetadata().getName());
    return new OwnerLost(
        Owner.of(release),
        ReleaseParts.services(release),
        release.getSpec().traffic().routes().stream()
            .map(route -> names.route(route.name()))
            .collect(Collectors.toSet()));
  }

  private List<ControllerRevision> snapshots(Owner release) {
    return client
        .resources(ControllerRevision.class)
        .inNamespace(release.namespace())
        .withLabel(Labels.RELEASE, release.name())
        .list()
        .getItems();
  }

  private Announcement news(List<String> taken) {
    return Notices.of(
        EventName.OBJECTS_RECLAIMED,
        "objects that had lost their owner, as after a restore, belong to the release again: "
            + String.join(", ", taken),
        clock.instant());
  }
}
