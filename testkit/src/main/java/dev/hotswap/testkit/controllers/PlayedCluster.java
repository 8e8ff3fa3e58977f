package dev.hotswap.testkit.controllers;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import dev.hotswap.testkit.controllers.node.PlayedKubelet;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import dev.hotswap.testkit.controllers.node.PlayedRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A whole cluster on a server: its controllers, its nodes, and the images that they run. */
public final class PlayedCluster implements AutoCloseable {
  private final PlayedRegistry registry = new PlayedRegistry();
  private final PlayedKubelet kubelet = new PlayedKubelet(registry);
  private final ControllerLoop loop;

  /** A cluster without nodes. */
  public PlayedCluster(FakeApiServer server) {
    this.loop = new ControllerLoop(server, StandardControllers.with(kubelet));
  }

  /** Where its nodes fetch images. */
  public PlayedRegistry registry() {
    return registry;
  }

  /** Adds a node. */
  public void addNode(PlayedNode node) {
    node.createIn(loop.cluster());
  }

  /** Cuts a node off: it neither reports nor is heard of until it is found again. */
  public void loseNode(String name) {
    kubelet.lose(name, true);
  }

  /** Brings a lost node back. */
  public void findNode(String name) {
    kubelet.lose(name, false);
  }

  /** Ends the processes of a pod now. */
  public void crash(String namespace, String pod, Exit exit) {
    kubelet.crash(loop.cluster(), namespace, pod, exit);
  }

  /** Makes the readiness probe of a pod fail, or lets it answer as its image does again. */
  public void holdUnready(String namespace, String pod, boolean held) {
    kubelet.holdUnready(loop.cluster(), namespace, pod, held);
  }

  /** Runs everything until nothing changes any more; says when something is due next. */
  public Optional<Instant> settle() {
    return loop.settle();
  }

  /** Moves a clock on, stopping and settling at every moment at which something is due. */
  public void advance(ManualClock clock, Duration duration) {
    loop.advance(clock, duration);
  }

  /** Lets one background thread settle the cluster all the time. */
  public void start() {
    loop.start();
  }

  /** Stops the background thread, if there is one. */
  @Override
  public void close() {
    loop.close();
  }
}
