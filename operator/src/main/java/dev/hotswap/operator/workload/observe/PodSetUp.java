package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.world.Incident;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;

/** What a pod waits for of which no container was made yet. */
public final class PodSetUp {
  /** A node needs less for volumes and network where nothing is wrong; and how often to ask why. */
  public static final Duration PACE = Timing.POD_EVENTS;

  private PodSetUp() {}

  /** Whether it takes longer than usual until its images can be pulled. */
  public static boolean late(Pod pod, Instant now) {
    ObservedPod seen = new ObservedPod(pod);
    boolean waits =
        !seen.terminating()
            && !seen.finished()
            && !seen.ready()
            && seen.node().isPresent()
            && !SetUp.done(seen)
            && seen.containers().stream().noneMatch(c -> !ContainerTrouble.awaited(c));
    return waits && !now.isBefore(seen.since("PodScheduled").plus(PACE));
  }

  /** Its volumes and network, or else its image, and why they do not come where that is told. */
  public static Incident of(Pod pod, Nodes nodes, PodWarnings warnings) {
    return new SetUp(new ObservedPod(pod), nodes, warnings).incident();
  }
}
