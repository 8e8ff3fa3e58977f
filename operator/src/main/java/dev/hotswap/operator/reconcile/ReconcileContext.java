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
import dev.hotswap.operator.traffic.Unweighted;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param unweighted what of its own routes' requests reaches them past their weights meanwhile
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
    List<Sender> senders,
    Set<Unweighted> unweighted) {
  ReconcileContext {
    senders = senders.stream().sorted().toList();
    unweighted = Set.copyOf(unweighted);
  }

  /** Why the gateway's numbers of its slots are not the release's alone; empty where they are. */
  Optional<String> disturbed() {
    return senders.stream()
        .filter(Sender::isCounted)
        .findFirst()
        .map(Sender::sentence)
        .or(this::mirrored);
  }

  private Optional<String> mirrored() {
    return unweighted.contains(Unweighted.MIRROR)
        ? Optional.of(
            "a route of spec.traffic copies requests to this release's own slots: the answers reach"
                + " nobody, and the gateway counts them with those of callers; take that"
                + " destination out of it")
        : Optional.empty();
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
