package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import dev.hotswap.operator.workload.observe.PodSetUp;
import dev.hotswap.operator.workload.observe.PodWarning;
import dev.hotswap.operator.workload.observe.PodWarnings;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What events say of pods that their nodes do not set up: a missing Secret in a volume, or a
 * network that cannot be made, is told nowhere else. Asked for only of pods that take longer than
 * usual, a few of each release, beside the turns.
 */
final class PodEvents {
  private static final Logger LOG = LoggerFactory.getLogger(PodEvents.class);
  private static final int MOST_PODS = 3;
  private static final long MOST_EVENTS = 50;

  /** What was heard of one release's pods, and when it was asked for last. */
  private record Heard(PodWarnings warnings, Instant asked) {
    static final Heard NOTHING = new Heard(PodWarnings.NONE, Instant.EPOCH);
  }

  /** The same, for the time that a release is there. */
  static final class Warnings {
    private final AtomicReference<Heard> heard = new AtomicReference<>(Heard.NOTHING);

    PodWarnings seen() {
      return heard.get().warnings();
    }
  }

  private final KubernetesClient client;
  private final BackgroundTasks background;
  private final Consumer<ReleaseKey> heard;
  private final FaultBarrier faults;
  private final Clock clock;

  /**
   * Nothing was asked yet.
   *
   * @param background where it is asked
   * @param heard told when there was an answer
   */
  PodEvents(
      KubernetesClient client,
      BackgroundTasks background,
      Consumer<ReleaseKey> heard,
      FaultBarrier faults,
      Clock clock) {
    this.client = client;
    this.background = background;
    this.heard = heard;
    this.faults = faults;
    this.clock = clock;
  }

  /** What was heard so far of this release's pods; asks again where it is time. */
  PodWarnings look(ReconcileContext context, Instant now) {
    Session session = context.session();
    List<Pod> late =
        context.state().attempt().isEmpty()
            ? List.of()
            : context.holdings().pods().stream()
                .filter(pod -> PodSetUp.late(pod, now))
                .limit(MOST_PODS)
                .toList();
    Heard last = session.warnings().heard.get();
    if (late.isEmpty()) {
      session.warnings().heard.set(Heard.NOTHING);
      return PodWarnings.NONE;
    }
    boolean due = now.isBefore(last.asked()) || !now.isBefore(last.asked().plus(PodSetUp.PACE));
    if (due) {
      background.start(session.key(), () -> ask(session, late), () -> heard.accept(session.key()));
    }
    return last.warnings();
  }

  private void ask(Session session, List<Pod> late) {
    PodWarnings warnings =
        faults.guard(
            Task.POD_EVENTS,
            session.key().toString(),
            () -> warnings(session.key(), late),
            fault -> PodWarnings.NONE);
    session.warnings().heard.set(new Heard(warnings, clock.instant()));
  }

  private PodWarnings warnings(ReleaseKey key, List<Pod> late) {
    Map<String, PodWarning> byUid = new HashMap<>();
    for (Pod pod : late) {
      String uid = pod.getMetadata().getUid();
      newest(key, uid).ifPresent(warning -> byUid.put(uid, warning));
    }
    return new PodWarnings(byUid);
  }

  private Optional<PodWarning> newest(ReleaseKey key, String uid) {
    try {
      return PodWarning.newest(
          client
              .v1()
              .events()
              .inNamespace(key.namespace())
              .withField("involvedObject.uid", uid)
              .list(new ListOptionsBuilder().withLimit(MOST_EVENTS).build())
              .getItems());
    } catch (KubernetesClientException e) {
      LOG.warn("cannot list events of a pod of {}: {}", key, e.getMessage());
      return Optional.of(
          new PodWarning(
              "EventsUnseen",
              "why its node does not set it up cannot be seen: the operator cannot list events: "
                  + e.getMessage()));
    }
  }
}
