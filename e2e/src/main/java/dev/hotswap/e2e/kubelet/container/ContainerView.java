package dev.hotswap.e2e.kubelet.container;

import java.util.Optional;

/**
 * What a kubelet knows of one container.
 *
 * @param imageId {@code repository@sha256:…}; empty before the image is there
 * @param last how it ended before its last restart
 * @param started whether its startup probe passed since it was last started
 * @param ready whether its readiness probe passes
 * @param id names this run of the container; empty before the first
 */
public record ContainerView(
    String name,
    String image,
    String imageId,
    Phase phase,
    Optional<Phase.Terminated> last,
    int restarts,
    boolean started,
    boolean ready,
    String id) {

  /** A container of which nothing was done yet. */
  public static ContainerView creating(String name, String image) {
    var phase = new Phase.Waiting("ContainerCreating", "");
    return new ContainerView(name, image, "", phase, Optional.empty(), 0, false, false, "");
  }

  /** Whether the run of that id is the present one and goes on. */
  boolean runs(String run) {
    return phase instanceof Phase.Running && id.equals(run);
  }

  /** It waits for this reason. */
  public ContainerView waiting(String reason, String message) {
    return new ContainerView(
        name, image, imageId, new Phase.Waiting(reason, message), last, restarts, false, false, id);
  }

  /** Its image is on the node. */
  public ContainerView pulled(String pinnedImage) {
    return new ContainerView(name, image, pinnedImage, phase, last, restarts, started, ready, id);
  }

  /** A process of it runs; if it ran before, this is a restart. */
  public ContainerView running(Phase.Running running, String newId) {
    int runs = id.isEmpty() ? restarts : restarts + 1;
    return new ContainerView(name, image, imageId, running, last, runs, false, false, newId);
  }

  /** Its startup probe passed. */
  public ContainerView withStarted() {
    return new ContainerView(name, image, imageId, phase, last, restarts, true, ready, id);
  }

  /** Its readiness probe passed or failed. */
  public ContainerView withReady(boolean now) {
    return new ContainerView(name, image, imageId, phase, last, restarts, started, now, id);
  }

  /** Its process ended and stays ended. */
  public ContainerView terminated(Phase.Terminated end) {
    return new ContainerView(name, image, imageId, end, last, restarts, false, false, id);
  }

  /** Its process ended and will be started again. */
  public ContainerView restarting(Phase.Terminated end) {
    var phase = new Phase.Waiting("ContainerCreating", "");
    return new ContainerView(
        name, image, imageId, phase, Optional.of(end), restarts, false, false, id);
  }
}
