package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.report.ReleaseMetrics;
import dev.hotswap.operator.report.ReleaseNews;
import dev.hotswap.operator.workload.observe.ReadySince;
import dev.hotswap.operator.workload.staging.PullerMemory;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All that this operator remembers of one release in memory alone: gone with the release, and with
 * the operator, which loses nothing that status does not tell again. Each part of it is changed by
 * whoever it belongs to; none of them knows another release.
 */
final class Session {
  private final ReleaseKey key;
  private final String uid;
  private final Retries.Delay retry = new Retries.Delay();
  private final Backoffs backoffs = new Backoffs();
  private final LastFaults faults = new LastFaults();
  private final Pace words = new Pace();
  private final UnpersistedDecisions.Unpersisted unpersisted =
      new UnpersistedDecisions.Unpersisted();
  private final RouteRefusals refusals = new RouteRefusals();
  private final Surveys.Findings survey = new Surveys.Findings();
  private final PublicEndpoints.Endpoints endpoints = new PublicEndpoints.Endpoints();
  private final EndpointPace.Members members = new EndpointPace.Members();
  private final AtomicReference<Optional<ReadySince>> readySince =
      new AtomicReference<>(Optional.empty());
  private final PullerMemory pullers = new PullerMemory();
  private final PodEvents.Warnings warnings = new PodEvents.Warnings();
  private final AnalysisTargets.LastTarget target = new AnalysisTargets.LastTarget();
  private final EventTeller.Writing writing = new EventTeller.Writing();
  private final Reclaim.Reclaimed reclaimed = new Reclaim.Reclaimed();
  private final ReleaseNews news = new ReleaseNews();
  private final ReleaseMetrics.Gauges gauges = new ReleaseMetrics.Gauges();

  /** Nothing is remembered of this release yet. */
  Session(GoRelease release) {
    key = ReleaseLoop.key(release);
    uid = release.getMetadata().getUid();
  }

  /** Whether it is this release's, and not that of another one under its name. */
  boolean isOf(GoRelease release) {
    return uid.equals(release.getMetadata().getUid());
  }

  ReleaseKey key() {
    return key;
  }

  /** How long its next turn waits where one fails. */
  Retries.Delay retry() {
    return retry;
  }

  /** What could not be written lately. */
  Backoffs backoffs() {
    return backoffs;
  }

  /** What failed in its last turn. */
  LastFaults faults() {
    return faults;
  }

  /** When status was written last. */
  Pace words() {
    return words;
  }

  /** What was decided and status does not say. */
  UnpersistedDecisions.Unpersisted unpersisted() {
    return unpersisted;
  }

  /** The form of its routes that was not taken. */
  RouteRefusals refusals() {
    return refusals;
  }

  /** What stands in the way of its next version. */
  Surveys.Findings survey() {
    return survey;
  }

  /** What the endpoints of its public Service list while that moves. */
  PublicEndpoints.Endpoints endpoints() {
    return endpoints;
  }

  /** How many members of each backend gateways showed. */
  EndpointPace.Members members() {
    return members;
  }

  /** Since when each of its pods was seen to be ready, one look later. */
  ReadySince readySince(Instant now) {
    return readySince
        .updateAndGet(
            last -> last.map(seen -> seen.next(now)).or(() -> Optional.of(ReadySince.at(now))))
        .orElseThrow();
  }

  /** What went wrong with its pullers. */
  PullerMemory pullers() {
    return pullers;
  }

  /** What events say of its pods that are not set up. */
  PodEvents.Warnings warnings() {
    return warnings;
  }

  /** What is observed of it, as was said last. */
  AnalysisTargets.LastTarget target() {
    return target;
  }

  /** What is being written as a Kubernetes Event just now. */
  EventTeller.Writing writing() {
    return writing;
  }

  /** What was taken back of what it made and lost. */
  Reclaim.Reclaimed reclaimed() {
    return reclaimed;
  }

  /** What people were told. */
  ReleaseNews news() {
    return news;
  }

  /** What a Prometheus is shown. */
  ReleaseMetrics.Gauges gauges() {
    return gauges;
  }
}
