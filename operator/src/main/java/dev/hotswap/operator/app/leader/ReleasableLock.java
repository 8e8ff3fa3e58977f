package dev.hotswap.operator.app.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A Lease that can really be given back: the client writes with a merge patch, in which a holder
 * that is absent stays; an empty one does not.
 *
 * @param tick run at each look at the Lease, which every attempt to get or to keep it begins with
 */
record ReleasableLock(LeaseLock lease, Runnable tick) implements Lock {
  @Override
  public @Nullable LeaderElectionRecord get(KubernetesClient client) {
    tick.run();
    return lease.get(client);
  }

  @Override
  public void create(KubernetesClient client, LeaderElectionRecord record) {
    lease.create(client, record);
  }

  @Override
  public void update(KubernetesClient client, LeaderElectionRecord record) {
    lease.update(client, record.getHolderIdentity() == null ? withEmptyHolder(record) : record);
  }

  @Override
  public String identity() {
    return lease.identity();
  }

  @Override
  public String describe() {
    return lease.describe();
  }

  private static LeaderElectionRecord withEmptyHolder(LeaderElectionRecord record) {
    return new LeaderElectionRecord(
        "",
        record.getLeaseDuration(),
        record.getAcquireTime(),
        record.getRenewTime(),
        record.getLeaderTransitions());
  }
}
