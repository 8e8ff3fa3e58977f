package dev.hotswap.testkit.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.Settings;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.controllers.PlayedCluster;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A cluster with two Windows nodes, the custom resources, a gateway, and the operator under test.
 * Time passes only in {@link #pass}, and everybody comes to rest at each moment before it goes on.
 */
public final class Theatre implements AutoCloseable {
  /** Where releases live. */
  public static final String NAMESPACE = "shop";

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration BREATH = Duration.ofMillis(2);
  private static final int CALM = 5;
  private static final int PATIENCE = 15_000;

  private final ManualClock clock = new ManualClock(START);
  private final FakeApiServer server = FakeApiServer.start(Settings.DEFAULT.clock(clock));
  private final KubernetesClient people = server.client();
  private final PlayedCluster cluster = new PlayedCluster(server);
  private final PlayedTraffic traffic = new PlayedTraffic(new Cluster(server.verbs()));
  private final OperatorFactory factory;
  private final List<Acting> operators = new ArrayList<>();
  private int started;

  private record Acting(User user, OperatorHandle handle) {}

  /** A theatre in which no operator runs yet. */
  public Theatre(OperatorFactory factory) {
    this.factory = factory;
    for (CrdManifest crd : CrdManifest.values()) {
      people.load(new ByteArrayInputStream(crd.yaml().getBytes(UTF_8))).create();
    }
    server.createNamespace(NAMESPACE);
    cluster.addNode(PlayedNode.windows("win-1", "10.0.20348"));
    cluster.addNode(PlayedNode.windows("win-2", "10.0.20348"));
  }

  /** The only clock. */
  public ManualClock clock() {
    return clock;
  }

  /** The API server. */
  public FakeApiServer server() {
    return server;
  }

  /** A client of somebody who may do everything. */
  public KubernetesClient people() {
    return people;
  }

  /** Nodes, pods, images. */
  public PlayedCluster cluster() {
    return cluster;
  }

  /** The gateway and its numbers. */
  public PlayedTraffic traffic() {
    return traffic;
  }

  /** Starts one more operator, which may do everything. */
  public void startOperator() {
    startOperator(new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of()));
  }

  /** Starts one more operator with exactly these rights. */
  public void startOperator(PolicyRule... rights) {
    User user = User.named("operator-" + started++);
    server.grant(user, rights);
    operators.add(
        new Acting(user, factory.start(server.clientConfig(user), user.name(), clock, traffic)));
    settle();
  }

  /** Kills every operator as kill -9 does: no request of theirs reaches the server any more. */
  public void killOperators() {
    for (Acting operator : operators) {
      server
          .faults()
          .plan(
              new Fault.BreakBefore(),
              RequestMatch.any().user(operator.user().name()),
              new Frequency.Always());
      operator.handle().close();
    }
    operators.clear();
  }

  /** Stops every operator cleanly. */
  public void stopOperators() {
    operators.forEach(operator -> operator.handle().close());
    operators.clear();
  }

  /** Names of the users that running operators are. */
  public List<String> operatorUsers() {
    return operators.stream().map(operator -> operator.user().name()).toList();
  }

  /** Lets time go by, a second at a time. */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      second();
    }
  }

  /** Lets one second go by. */
  public void second() {
    clock.advance(STEP);
    settle();
    traffic.pass(clock.instant());
    settle();
  }

  /**
   * Lets everybody finish what is to be done at this moment.
   *
   * @throws IllegalStateException when they never come to rest
   */
  public void settle() {
    int calm = 0;
    long seen = -1;
    for (int breath = 0; breath < PATIENCE; breath++) {
      cluster.settle();
      boolean busy = operators.stream().anyMatch(operator -> operator.handle().busy());
      long now = server.version();
      calm = busy || now != seen ? 0 : calm + 1;
      seen = now;
      if (calm >= CALM) {
        return;
      }
      LockSupport.parkNanos(BREATH.toNanos());
    }
    throw new IllegalStateException("the operator never comes to rest at " + clock.instant());
  }

  @Override
  public void close() {
    operators.forEach(operator -> operator.handle().close());
    people.close();
    cluster.close();
    server.close();
  }
}
