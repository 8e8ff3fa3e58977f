package dev.hotswap.e2e.kubelet.pod;

import dev.hotswap.e2e.kubelet.container.ContainerView;
import dev.hotswap.e2e.kubelet.container.Phase;
import java.util.List;

/** A pod's phase as a kubelet derives it from the containers. */
enum PodPhase {
  Pending,
  Running,
  Succeeded,
  Failed;

  static PodPhase of(List<ContainerView> containers) {
    if (containers.stream().allMatch(view -> view.phase() instanceof Phase.Terminated)) {
      return containers.stream().allMatch(PodPhase::endedWell) ? Succeeded : Failed;
    }
    return containers.stream().allMatch(PodPhase::wasStarted) ? Running : Pending;
  }

  boolean over() {
    return this == Succeeded || this == Failed;
  }

  private static boolean endedWell(ContainerView view) {
    return view.phase() instanceof Phase.Terminated end && end.exitCode() == 0;
  }

  private static boolean wasStarted(ContainerView view) {
    return !view.id().isEmpty() || view.phase() instanceof Phase.Terminated;
  }
}
