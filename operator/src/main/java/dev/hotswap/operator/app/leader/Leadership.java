package dev.hotswap.operator.app.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands for leader until closed, then gives the Lease back. Whoever waits watches the Lease and
 * tries at once when it is given back, instead of at the next retry.
 */
public final class Leadership implements AutoCloseable {
  private final KubernetesClient client;
  private final Candidacy candidacy;
  private final Executor executor;
  private final Runnable tick;
  private final Runnable acquired;
  private final Runnable lost;
  private final AtomicReference<Role> role = new AtomicReference<>(new Closed());
  private @Nullable SharedIndexInformer<Lease> lease;

  /**
   * Does nothing before {@link #start()}.
   *
   * @param executor runs the attempts
   * @param tick run at each attempt to get or to keep the Lease
   * @param acquired told when this operator begins to lead
   * @param lost told when it no longer leads against its will: it must stop at once, without
   *     writing anything
   */
  public Leadership(
      KubernetesClient client,
      Candidacy candidacy,
      Executor executor,
      Runnable tick,
      Runnable acquired,
      Runnable lost) {
    this.client = client;
    this.candidacy = candidacy;
    this.executor = executor;
    this.tick = tick;
    this.acquired = acquired;
    this.lost = lost;
  }

  /** Each change of role is one compare-and-set, so that late news of an old election is void. */
  private sealed interface Role {
    Optional<Election> election();
  }

  private record Standing(Optional<Election> election) implements Role {}

  private record Leading(Optional<Election> election) implements Role {}

  private record Closed() implements Role {
    @Override
    public Optional<Election> election() {
      return Optional.empty();
    }
  }

  /** True while this operator leads, as far as it knows. */
  public boolean leading() {
    return role.get() instanceof Leading;
  }

  /** Begins to stand. */
  public void start() {
    stand(role.get());
    lease =
        client
            .leases()
            .inNamespace(candidacy.namespace())
            .withName(candidacy.name())
            .inform(new StandAgainWhenFree());
  }

  private void stand(Role before) {
    var election = new Election(client, candidacy, executor, tick, this::won, this::over);
    if (role.compareAndSet(before, new Standing(Optional.of(election)))) {
      before.election().ifPresent(Election::end);
      election.start();
    }
  }

  private void won(Election election) {
    if (moves(election, new Leading(Optional.of(election)))) {
      acquired.run();
    }
  }

  private void over(Election election) {
    boolean led = leading();
    if (moves(election, new Closed()) && led) {
      lost.run();
    }
  }

  private boolean moves(Election election, Role next) {
    Role now = role.get();
    return now.election().filter(election::equals).isPresent() && role.compareAndSet(now, next);
  }

  /**
   * Stops leading and gives the Lease back, so that the next one need not wait for it to expire.
   */
  @Override
  public void close() {
    Optional.ofNullable(lease).ifPresent(SharedIndexInformer::close);
    role.getAndSet(new Closed()).election().ifPresent(Election::end);
  }

  private final class StandAgainWhenFree implements ResourceEventHandler<Lease> {
    @Override
    public void onAdd(Lease seen) {}

    @Override
    public void onUpdate(Lease before, Lease after) {
      if (held(before) && !held(after)) {
        standAgain();
      }
    }

    @Override
    public void onDelete(Lease gone, boolean stateUnknown) {
      standAgain();
    }

    private void standAgain() {
      if (role.get() instanceof Standing standing) {
        stand(standing);
      }
    }

    private boolean held(Lease seen) {
      String holder = seen.getSpec().getHolderIdentity();
      return holder != null && !holder.isEmpty();
    }
  }
}
