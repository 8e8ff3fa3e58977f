package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.EjectionWriter;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.form.RoutesSnapshotWriter;
import dev.hotswap.operator.workload.slot.SlotWriter;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import dev.hotswap.operator.workload.snapshot.SnapshotWriter;
import dev.hotswap.operator.workload.staging.PullerWriter;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import java.util.Optional;
import java.util.stream.Collectors;

/** What writes the objects of one release. Made anew for each turn. */
record Writers(
    Owner owner,
    Apply apply,
    WindowsTemplate windows,
    SlotWriter slots,
    SnapshotWriter snapshots,
    PullerWriter pullers,
    RoutesSnapshotWriter routeSnapshots,
    EjectionWriter ejections) {

  /**
   * For this release as it was read.
   *
   * @param kinds of route
   * @param plan how the running, or else the next, attempt takes over
   */
  static Writers of(
      Apply apply,
      RouteKinds kinds,
      GoRelease release,
      Snapshot wanted,
      Holdings holdings,
      Optional<Plan> plan) {
    Owner owner = Owner.of(release);
    WindowsTemplate windows = ReleaseParts.windows(release, plan);
    return new Writers(
        owner,
        apply,
        windows,
        new SlotWriter(
            apply,
            owner,
            windows,
            revision -> ReleaseParts.blueprint(revision, wanted, holdings, owner)),
        new SnapshotWriter(apply, owner),
        new PullerWriter(apply, owner),
        new RoutesSnapshotWriter(apply, owner),
        new EjectionWriter(
            apply,
            owner,
            kinds.asked(release.getSpec().traffic().routes()).stream()
                .map(RouteSpec::kind)
                .collect(Collectors.toSet()),
            ReleaseParts.ejection(release)));
  }
}
