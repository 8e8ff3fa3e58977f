package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.release.Decision;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Wake;
import dev.hotswap.core.report.Report;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.reconcile.mapping.StatusMapping;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.reconcile.signal.Signals;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.ReleaseMetrics;
import dev.hotswap.operator.report.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What ends a turn: what is told, what is to be observed, and when to look again. */
final class Epilogue {
  private static final Duration AFTER_CONFLICTS = Duration.ofSeconds(1);

  private final Aims aims;
  private final Announcer announcer;
  private final ReleaseMetrics metrics;
  private final Backoffs backoffs;
  private final Alarms alarms;
  private final Signals signals;
  private final Duration atLeastEvery;

  Epilogue(
      Aims aims,
      Announcer announcer,
      ReleaseMetrics metrics,
      Backoffs backoffs,
      Alarms alarms,
      Signals signals,
      Duration atLeastEvery) {
    this.aims = aims;
    this.announcer = announcer;
    this.metrics = metrics;
    this.backoffs = backoffs;
    this.alarms = alarms;
    this.signals = signals;
    this.atLeastEvery = atLeastEvery;
  }

  /** What status shall say. */
  GoReleaseStatus status(Observation seen, ReleaseState next, Instant now) {
    Scene scene = seen.scene();
    return StatusMapping.write(
        scene.release(),
        next,
        Report.of(scene.intent(), next, seen.world()),
        backoffs.troubles(scene.key()),
        seen.pods(),
        now);
  }

  /** True while a failed write should not be tried again. */
  boolean holds(ReleaseKey release, Instant now) {
    return backoffs.holds(release, now);
  }

  /** Notes what came of writing; what is new in it is shown at once. */
  void tried(ReleaseKey release, Progress progress, Instant now) {
    if (backoffs.tried(release, progress.troubles(), now)) {
      signals.raise(release);
    }
    progress.wake().ifPresent(time -> alarms.set(release, time));
  }

  /** Tells what is new, aims at what is to be observed, and sets the alarm. */
  void sleepUntil(Observation seen, Decision decision, Optional<Desired> desired, Instant now) {
    Scene scene = seen.scene();
    ReleaseState next = decision.next();
    aims.follow(scene, next, now);
    tell(scene, next, desired);
    metrics.turn(scene.key(), scene.state(), next, seen.world());
    alarms.set(scene.key(), wake(scene.key(), decision.wake(), now));
  }

  /** Looks again at a release that was too contended. */
  void soon(GoRelease release, Instant now) {
    alarms.set(key(release), now.plus(AFTER_CONFLICTS));
  }

  /** Forgets a release that is gone. */
  void forget(GoRelease gone) {
    ReleaseKey release = key(gone);
    alarms.clear(release);
    aims.forget(release);
    backoffs.forget(release);
    metrics.forget(release);
    announcer.forget(Owner.of(gone));
  }

  private void tell(Scene scene, ReleaseState next, Optional<Desired> desired) {
    String service = scene.release().getSpec().service().name();
    Subject subject = Subject.of(scene.owner(), service, next);
    announcer.log(subject, next.outbox());
    if (desired.filter(Desired::routeAlone).isEmpty()) {
      announcer.publish(subject, next.outbox());
    }
  }

  private Instant wake(ReleaseKey release, Wake wake, Instant now) {
    Optional<Instant> asked =
        switch (wake) {
          case Wake.At(Instant time) -> Optional.of(time);
          case Wake.OnEvent event -> Optional.empty();
        };
    return Stream.of(asked, backoffs.until(release), Optional.of(now.plus(atLeastEvery)))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static ReleaseKey key(GoRelease release) {
    return new ReleaseKey(release.getMetadata().getNamespace(), release.getMetadata().getName());
  }
}
