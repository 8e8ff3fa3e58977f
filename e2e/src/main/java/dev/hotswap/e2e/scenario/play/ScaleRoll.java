package dev.hotswap.e2e.scenario.play;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Attempt;
import dev.hotswap.api.release.status.GoReleaseStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many pods a release was to have, as its watch told, and what its stable slot was given. */
final class ScaleRoll {
  private final Set<Integer> wanted = new LinkedHashSet<>();
  private final List<String> tooFew = new ArrayList<>();
  private final Set<String> phases = new LinkedHashSet<>();
  private Optional<GoRelease> newest = Optional.empty();
  private Optional<String> blind = Optional.empty();

  /** Forgets what was wanted before, but not what is wanted now. */
  synchronized void again() {
    wanted.clear();
    phases.clear();
    newest.ifPresent(this::note);
  }

  synchronized void sees(GoRelease release) {
    newest = Optional.of(release);
    note(release);
  }

  /** Nothing more will be seen. */
  synchronized void blind(String why) {
    blind = Optional.of(why);
  }

  private void note(GoRelease release) {
    wanted.add(release.getSpec().replicas());
    Optional.ofNullable(release.getStatus())
        .flatMap(status -> Optional.ofNullable(status.phase()))
        .ifPresent(phase -> phases.add(phase.toString()));
  }

  /**
   * Compares with what the release says now: an attempt that ended meanwhile has no floor any more.
   */
  synchronized void sees(Deployment deployment, Optional<GoRelease> now) {
    int replicas = deployment.getSpec().getReplicas();
    now.map(GoRelease::getStatus)
        .filter(status -> isStable(status, deployment))
        .flatMap(status -> Optional.ofNullable(status.attempt()))
        .map(Attempt::floorReplicas)
        .filter(floor -> replicas < floor)
        .ifPresent(floor -> tooFew.add(replicas + " pods of stable, begun with " + floor));
  }

  private static boolean isStable(GoReleaseStatus status, Deployment deployment) {
    String slot = deployment.getMetadata().getLabels().get("hotswap.dev/slot");
    return status.stable() != null && status.stable().backend().equals(slot);
  }

  /**
   * Passes if the release was to have so many pods all the time, and stable never too few.
   *
   * @throws Missed if not
   */
  synchronized void requireSteady(int replicas) {
    if (blind.isPresent()) {
      throw new Missed("the watch of replicas broke off: " + blind.get());
    }
    if (!wanted.equals(Set.of(replicas))) {
      throw new Missed(
          "the autoscaler changed replicas: "
              + wanted
              + ", not only "
              + replicas
              + ", in "
              + phases);
    }
    if (!tooFew.isEmpty()) {
      throw new Missed("stable fell below its floor: " + tooFew);
    }
  }

  @Override
  public synchronized String toString() {
    return "replicas " + wanted + " in " + phases;
  }
}
