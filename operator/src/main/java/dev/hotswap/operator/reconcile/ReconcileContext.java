package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.preflight.facts.Sender;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.reconcile.mapping.PolicyReading;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * One release, before the world around it is looked at.
 *
 * @param session what is remembered of it in memory alone
 * @param turn in which nothing that fails ends it
 * @param release as it was read
 * @param wanted what its spec asks to run
 * @param intent what people want
 * @param policy what the policy says that it names; empty where there is none
 * @param state what is remembered
 * @param holdings the objects that carry its label
 * @param writers what writes those objects
 * @param routing its routes
 * @param senders what else sends requests to its slots while an attempt runs
 */
record ReconcileContext(
    Session session,
    TurnGuard turn,
    GoRelease release,
    Snapshot wanted,
    Intent intent,
    Optional<PolicyReading> policy,
    ReleaseState state,
    Holdings holdings,
    Writers writers,
    Routing routing,
    List<Sender> senders) {
  ReconcileContext {
    senders = senders.stream().sorted().toList();
  }

  /** Why the gateway's numbers of its slots are not the release's alone; empty where they are. */
  Optional<String> disturbed() {
    return senders.stream().filter(Sender::isCounted).findFirst().map(Sender::sentence);
  }

  /** Who else sends requests to its slots, whoever counts them; empty for nobody. */
  Optional<String> others() {
    return senders.stream().findFirst().map(Sender::sentence);
  }

  Owner owner() {
    return writers.owner();
  }

  Names names() {
    return new Names(owner().name());
  }

  ReleaseKey key() {
    return session.key();
  }
}
