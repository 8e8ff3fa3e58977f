package dev.hotswap.e2e.kubelet.container;

import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageReference;
import dev.hotswap.e2e.kubelet.process.LocalProcess;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Runs one container on a thread of its own until it ends for good or is stopped. */
public final class ContainerWorker {

  private final Surroundings around;
  private final PodRules rules;
  private final Container container;
  private final Runnable changed;
  private final Thread thread;
  private ContainerView view;
  private Optional<LocalProcess> process = Optional.empty();
  private boolean stopping;

  /** A worker that tells through {@code changed} whenever {@link #view} is another one. */
  public ContainerWorker(Surroundings around, Container container, Runnable changed) {
    this.around = around;
    this.rules = new PodRules(around.pod());
    this.container = container;
    this.changed = changed;
    this.view = ContainerView.creating(container.getName(), container.getImage());
    this.thread = Thread.ofVirtual().name("container-" + container.getName()).unstarted(this::run);
  }

  /** Begins with the image. */
  public void start() {
    thread.start();
  }

  /** What is known now. */
  public synchronized ContainerView view() {
    return view;
  }

  /** The process that runs now. */
  public synchronized Optional<LocalProcess> process() {
    return process;
  }

  /**
   * Stops it within the grace period and returns when nothing of it runs; zero kills it at once.
   */
  public void stop(Duration grace) throws InterruptedException {
    Optional<LocalProcess> running = beginStop();
    if (running.isPresent()) {
      new GracefulStop(container, around.podAddress()).stop(running.get(), grace);
    }
    thread.join();
  }

  private synchronized Optional<LocalProcess> beginStop() {
    stopping = true;
    if (process.isEmpty()) {
      thread.interrupt();
    }
    return process;
  }

  private void run() {
    try {
      Image image =
          new ImagePull(
                  container, around.registry(), around.node(), around.backOff(), this::waiting)
              .await();
      String pinned = ImageReference.parse(container.getImage()).pinned(image);
      change(before -> before.pulled(pinned));
      runAgainAndAgain(image);
    } catch (UnplayedField unplayed) {
      waiting("CreateContainerConfigError", Objects.requireNonNullElse(unplayed.getMessage(), ""));
    } catch (InterruptedException stopped) {
      return;
    }
  }

  private void runAgainAndAgain(Image image) throws InterruptedException, UnplayedField {
    Map<String, String> environment =
        Environment.of(around.pod(), container, around.podAddress(), image.program().environment());
    int failures = 0;
    while (true) {
      Phase.Terminated end = once(image, environment);
      if (!restarts(end.exitCode())) {
        change(before -> before.terminated(end));
        return;
      }
      change(before -> before.restarting(end));
      Duration ran = Duration.between(end.since(), end.until());
      failures = around.backOff().forgives(ran) ? 1 : failures + 1;
      holdOff(around.backOff().after(failures));
    }
  }

  private Phase.Terminated once(Image image, Map<String, String> environment)
      throws InterruptedException {
    Instant since = around.clock().instant();
    if (rules.plays(container)) {
      return new Phase.Terminated(0, since, since);
    }
    try {
      Optional<LocalProcess> started = launch(image, environment);
      return started.isEmpty()
          ? new Phase.Terminated(137, since, since)
          : new Phase.Terminated(awaitEnd(started.get(), since), since, around.clock().instant());
    } catch (IOException notStarted) {
      return new Phase.Terminated(128, since, around.clock().instant());
    }
  }

  private synchronized Optional<LocalProcess> launch(Image image, Map<String, String> environment)
      throws IOException {
    if (stopping) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(image.program().command());
    command.addAll(Objects.requireNonNullElse(container.getArgs(), List.of()));
    var metadata = around.pod().getMetadata();
    String log = metadata.getNamespace() + "_" + metadata.getName() + "_" + container.getName();
    process = Optional.of(around.launcher().start(command, environment, log));
    return process;
  }

  private int awaitEnd(LocalProcess running, Instant since) throws InterruptedException {
    String id = "process://" + running.pid();
    change(before -> before.running(new Phase.Running(since), id));
    Consumer<UnaryOperator<ContainerView>> ofThisRun =
        change -> change(before -> before.runs(id) ? change.apply(before) : before);
    var run = new ContainerRun(container, around.podAddress(), running, rules.grace(), ofThisRun);
    try (run) {
      run.begin();
      return running.awaitExit();
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    process = Optional.empty();
  }

  private void holdOff(Duration wait) throws InterruptedException {
    if (!wait.isZero()) {
      String message = "back-off " + wait + " restarting failed container=" + container.getName();
      waiting("CrashLoopBackOff", message);
      Thread.sleep(wait);
    }
  }

  private void waiting(String reason, String message) {
    change(before -> before.waiting(reason, message));
  }

  private void change(UnaryOperator<ContainerView> change) {
    synchronized (this) {
      view = change.apply(view);
    }
    changed.run();
  }

  private synchronized boolean restarts(int exitCode) {
    return !stopping && rules.restarts(exitCode);
  }
}
