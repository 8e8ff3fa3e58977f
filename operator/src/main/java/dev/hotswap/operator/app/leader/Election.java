package dev.hotswap.operator.app.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One stand for leader, from the first attempt until the Lease is lost or given back. */
final class Election {
  private final LeaderElector elector;
  private Optional<CompletableFuture<?>> running = Optional.empty();
  private boolean ended;

  Election(
      KubernetesClient client,
      Candidacy candidacy,
      Executor executor,
      Runnable tick,
      Consumer<Election> won,
      Consumer<Election> over) {
    var lock = new LeaseLock(candidacy.namespace(), candidacy.name(), candidacy.holder());
    var config =
        new LeaderElectionConfig(
            new ReleasableLock(lock, tick),
            candidacy.duration(),
            candidacy.renewDeadline(),
            candidacy.retryPeriod(),
            new LeaderCallbacks(() -> won.accept(this), () -> over.accept(this), leader -> {}),
            true,
            candidacy.name());
    elector = new LeaderElector(client, config, executor);
  }

  /** Tries at once, then every retry period; does nothing once ended. */
  synchronized void start() {
    if (!ended) {
      running = Optional.of(elector.start());
    }
  }

  /** Ends it; a Lease that is held is given back before this returns. */
  synchronized void end() {
    ended = true;
    running.ifPresent(election -> election.cancel(true));
  }
}
