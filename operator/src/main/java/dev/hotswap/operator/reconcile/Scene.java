package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.Intent;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import java.util.Optional;

/**
 * One release, before the world around it is looked at.
 *
 * @param turn in which nothing that fails ends it
 * @param release as it was read
 * @param wanted what its spec asks to run
 * @param intent what people want
 * @param state what is remembered
 * @param holdings the objects that carry its label
 * @param writers what writes those objects
 * @param routing its routes
 * @param disturbed who else sends requests to its slots while an attempt runs, a sentence
 */
record Scene(
    TurnGuard turn,
    GoRelease release,
    Snapshot wanted,
    Intent intent,
    ReleaseState state,
    Holdings holdings,
    Writers writers,
    Routing routing,
    Optional<String> disturbed) {

  Owner owner() {
    return writers.owner();
  }

  Names names() {
    return new Names(owner().name());
  }

  ReleaseKey key() {
    return new ReleaseKey(owner().namespace(), owner().name());
  }
}
