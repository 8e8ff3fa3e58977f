package dev.hotswap.operator.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.Settings;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.controllers.PlayedCluster;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A cluster with two Windows nodes, the custom resources, a gateway, and the operator under test.
 * Time passes only in {@link #pass}, and everybody comes to rest at each moment before it goes on.
 */
public final class SimulatedCluster implements AutoCloseable {
  /** Where releases live. */
  public static final String NAMESPACE = "shop";

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int RECONNECT_MILLIS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ManualClock clock = new ManualClock(START);
  private final Closing closing = new Closing();
  private final FakeApiServer server =
      closing.later(FakeApiServer.start(Settings.DEFAULT.clock(clock)));
  private final KubernetesClient people = closing.later(server.client());
  private final PlayedCluster cluster = closing.later(new PlayedCluster(server));
  private final PlayedTraffic traffic = new PlayedTraffic(new Cluster(server.verbs()));
  private final OperatorFactory factory;
  private final List<Acting> operators = new ArrayList<>();
  private final ExecutorService undertaker =
      closing.later(Executors.newVirtualThreadPerTaskExecutor());
  private int started;
  private long turnsOfTheDead;
  private int watchesOwed;

  /** A theatre in which no operator runs yet. */
  public SimulatedCluster(OperatorFactory factory) {
    this(factory, crd -> crd);
  }

  /**
   * The same with other definitions.
   *
   * @param crds changes the text of each
   */
  public SimulatedCluster(OperatorFactory factory, UnaryOperator<String> crds) {
    this.factory = factory;
    for (CrdManifest crd : CrdManifest.values()) {
      people.load(new ByteArrayInputStream(crds.apply(crd.yaml()).getBytes(UTF_8))).create();
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

  /** Starts one more operator, which may do everything, and says who it is. */
  public String startOperator() {
    return startOperator(new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of()));
  }

  /** Starts one more operator with exactly these rights, and says who it is. */
  public String startOperator(PolicyRule... rights) {
    User user = User.named("operator-" + started++);
    server.grant(user, rights);
    OperatorHandle handle =
        factory.start(reconnecting(server.clientConfig(user)), user.name(), clock, traffic);
    operators.add(new Acting(user, handle, server.faults()));
    settle();
    return user.name();
  }

  /** Time is played, so a client must not wait for a second of the real one. */
  private static Config reconnecting(Config config) {
    return new ConfigBuilder(config)
        .withWatchReconnectInterval(RECONNECT_MILLIS)
        .withRequestRetryBackoffInterval(RECONNECT_MILLIS)
        .build();
  }

  /** Kills every operator as kill -9 does: no request of theirs reaches the server any more. */
  public void killOperators() {
    operatorUsers().forEach(this::kill);
  }

  /** Kills one operator as kill -9 does. */
  public void kill(String operator) {
    Acting victim = acting(operator);
    operators.remove(victim);
    watchesOwed = 0;
    turnsOfTheDead += victim.turns();
    victim.cutOff();
    undertaker.execute(victim::stop);
  }

  /**
   * Kills an operator in the middle of its work.
   *
   * @param index the first of its writes, counted from 0 and from now, that never arrives
   */
  public void killAtWrite(String operator, int index) {
    acting(operator).diesAtWrite(index);
  }

  /** Lets an operator fall asleep in its next write of a resource, until {@link #wake}. */
  public void sleepIn(String operator, String verb, String resource) {
    acting(operator).sleepsIn(verb, resource);
  }

  /** Whether an operator sleeps in a request. */
  public boolean asleep(String operator) {
    return acting(operator).asleep();
  }

  /** Wakes an operator: the request it slept in goes on. */
  public void wake(String operator) {
    acting(operator).wake();
  }

  /** Stops every operator cleanly. */
  public void stopOperators() {
    operators.forEach(Acting::stop);
    turnsOfTheDead = turns();
    operators.clear();
    watchesOwed = 0;
  }

  /** Breaks every watch, as a restart of the API server does. */
  public void dropWatches() {
    // An operator that was killed just now may not have let go of its own yet.
    watchesOwed = server.openWatches(operatorUsers());
    server.dropWatches();
  }

  /** How many turns of a release all operators together have taken so far. */
  public long turns() {
    return turnsOfTheDead + operators.stream().mapToLong(Acting::turns).sum();
  }

  /** Names of the users that running operators are, the oldest first. */
  public List<String> operatorUsers() {
    return operators.stream().map(Acting::name).toList();
  }

  private Acting acting(String operator) {
    return operators.stream().filter(o -> o.name().equals(operator)).findFirst().orElseThrow();
  }

  /** Lets time go by, a second at a time. */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      second();
    }
  }

  /** Lets time go by at once, for when nothing much happens: operators are not asked in between. */
  public void leap(Duration time) {
    cluster.advance(clock, time);
    traffic.pass(clock.instant());
    settle();
  }

  /** Lets one second go by. */
  public void second() {
    secondUnsettled();
    settle();
  }

  /** Lets one second go by and waits for nobody: for when requests hang. */
  public void secondUnsettled() {
    clock.advance(STEP);
    cluster.settle();
    traffic.pass(clock.instant());
  }

  /**
   * Lets everybody finish what is to be done at this moment. Operators that died are carried out;
   * those that live have to watch again all that was dropped.
   *
   * @throws IllegalStateException when they never come to rest
   */
  public void settle() {
    var stillness = new Stillness();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the operator never comes to rest at " + clock.instant());
      }
      cluster.settle();
      operators.stream().filter(Acting::dead).map(Acting::name).toList().forEach(this::kill);
    } while (!stillness.breathe(server.version() + turns(), busy()));
    watchesOwed = 0;
  }

  private boolean busy() {
    return server.openWatches(operatorUsers()) < watchesOwed
        || operators.stream().anyMatch(Acting::busy);
  }

  @Override
  public void close() {
    stopOperators();
    closing.close();
  }
}
