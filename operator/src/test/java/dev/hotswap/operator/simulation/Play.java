package dev.hotswap.operator.simulation;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** One history on the stage: who plays, what was pushed, what is still to happen, what was seen. */
final class Play implements AutoCloseable {
  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);
  private final Ledger ledger = new Ledger(simulated.server().verbs().backend().store());
  private final Crew crew;
  private final Git git;
  private final PriorityQueue<Later> later = new PriorityQueue<>();
  private final Map<String, Conduct> conducts = new HashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<String> commands = new HashSet<>();
  private int second;

  private record Later(int second, int order, Runnable what) implements Comparable<Later> {
    @Override
    public int compareTo(Later other) {
      return second == other.second
          ? Integer.compare(order, other.order)
          : Integer.compare(second, other.second);
    }
  }

  /** One operator runs, and there is no release yet. */
  Play(int replicas) {
    git = new Git(shop, replicas);
    crew = new Crew(this);
    git.policy();
    crew.start();
  }

  SimulatedCluster simulated() {
    return simulated;
  }

  Crew crew() {
    return crew;
  }

  Git git() {
    return git;
  }

  Shop shop() {
    return shop;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Seconds since the beginning; unlike the clock it never goes back. */
  int now() {
    return second;
  }

  /** Lets something happen so many seconds later. */
  void later(int seconds, Runnable what) {
    later.add(new Later(second + seconds, later.size(), what));
  }

  /** Whether something is still to happen. */
  boolean pending() {
    return !later.isEmpty();
  }

  /** Makes a version behave so, and asks for it. */
  void push(String version, Conduct conduct) {
    String reference = "registry.example.com/shop/payment:" + version;
    Conduct known = conducts.computeIfAbsent(version, v -> conduct);
    simulated.cluster().registry().push(reference, known.image(reference));
    if (known == Conduct.FAILING) {
      simulated.traffic().fails(version);
    }
    git.commit(version);
  }

  Conduct conduct(String version) {
    return conducts.getOrDefault(version, Conduct.GOOD);
  }

  Optional<GoReleaseStatus> status() {
    return shop.status(Git.RELEASE);
  }

  /** Notes that a person asked for this. */
  void asked(String verb) {
    commands.add(verb);
  }

  /** Whether a person promoted something, whatever the operator thought of it. */
  boolean overruled() {
    return commands.stream().anyMatch(verb -> verb.startsWith("promote"));
  }

  /** Notes that this was reached. */
  void reach(String what) {
    reached.add(what);
  }

  Set<String> reached() {
    return Set.copyOf(reached);
  }

  /** Lets one second go by, with everything that is due in it. */
  void pass() {
    while (!later.isEmpty() && later.peek().second() <= second) {
      later.remove().what().run();
    }
    simulated.second();
    see(1);
  }

  /** Lets some seconds go by at once in which nothing is due. */
  void leap(int seconds) {
    simulated.leap(Duration.ofSeconds(seconds));
    see(seconds);
  }

  private void see(int seconds) {
    ledger.read(second, crew.rivals(), crew.woken());
    ledger.phases().forEach(this::reach);
    second += seconds;
  }

  List<String> broken() {
    return ledger.broken();
  }

  @Override
  public void close() {
    simulated.close();
  }
}
