package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.Ejection;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import dev.hotswap.operator.workload.windows.Drain;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What parts of the operator need to know of a release's spec, in their own words. */
final class ReleaseParts {
  /**
   * How long requests may still arrive at a pod that began to end. Gateways follow endpoints within
   * a second or two; a node's HNS load balancer can take ten.
   */
  private static final Duration ENDPOINTS = Duration.ofSeconds(15);

  /** How long a request in flight may take where no policy says. */
  private static final Duration REQUESTS = Duration.ofSeconds(30);

  private ReleaseParts() {}

  static Pool pool(GoRelease release) {
    return new Pool(
        Optional.ofNullable(release.getSpec().nodePool().windowsBuild()),
        release.getSpec().nodePool().selector());
  }

  /** How the release's pods end, under this plan. */
  static Drain drain(Optional<Plan> plan) {
    return new Drain(ENDPOINTS, plan.map(Plan::drain).orElse(REQUESTS));
  }

  static WindowsTemplate windows(GoRelease release, Optional<Plan> plan) {
    return new WindowsTemplate(pool(release), drain(plan));
  }

  /** Names of the release's Services: one of a slot each, and the public one. */
  static Set<String> services(GoRelease release) {
    Names names = new Names(release.getMetadata().getName());
    return Stream.concat(
            Arrays.stream(Slot.values()).map(names::slot),
            Stream.of(release.getSpec().service().name()))
        .collect(Collectors.toSet());
  }

  /** When the gateway leaves pods alone; empty where nobody asked for it. */
  static Optional<Ejection> ejection(GoRelease release) {
    return Optional.ofNullable(release.getSpec().traffic().outlierDetection())
        .map(
            asked ->
                new Ejection(
                    asked.consecutiveConnectFailures(),
                    Duration.ofSeconds(asked.baseEjectionSeconds())));
  }

  /** Whether what this revision is made of can be read again. */
  static boolean isKept(Revision revision, Holdings holdings, Owner owner) {
    return kept(revision, holdings, owner).isPresent();
  }

  /** What this revision is made of, as it was kept. */
  static Optional<Snapshot> kept(Revision revision, Holdings holdings, Owner owner) {
    return holdings.snapshots().stream()
        .filter(owner::controls)
        .flatMap(object -> Snapshot.read(object).stream())
        .filter(snapshot -> snapshot.target().revision().equals(revision))
        .findFirst();
  }

  /** What a revision is made of: what the spec says now, or what was kept. */
  static Optional<Blueprint> blueprint(
      Revision revision, Snapshot wanted, Holdings holdings, Owner owner) {
    if (wanted.target().revision().equals(revision)) {
      return Optional.of(wanted.blueprint());
    }
    return kept(revision, holdings, owner).map(Snapshot::blueprint);
  }
}
