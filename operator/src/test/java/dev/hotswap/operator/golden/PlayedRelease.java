package dev.hotswap.operator.golden;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.controllers.node.PlayedImage;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Plays one case: the whole operator on a played cluster, whose time passes only here. */
final class PlayedRelease implements AutoCloseable {
  private static final String IMAGE = "registry.example.com/shop/payment:";
  private static final String NAME = "payment";
  private static final int PATIENCE = 400;
  private static final int UNPROCESSABLE = 422;
  private static final Duration AFTERMATH = Duration.ofSeconds(5);

  private final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(theatre);
  private final PhaseRecorder recorder =
      new PhaseRecorder(theatre.server().verbs().backend().store());
  private final CaseInputs inputs;

  PlayedRelease(CaseInputs inputs) {
    this.inputs = inputs;
    shop.deletePolicy();
    inputs.surroundings().forEach(shop::apply);
    inputs.failing().forEach(theatre.traffic()::fails);
    inputs.crashing().forEach(this::crashes);
    inputs.longestRequest().ifPresent(theatre.traffic()::longestRequest);
  }

  private void crashes(String version) {
    PlayedImage crashing =
        PlayedImage.healthy(version)
            .taking(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(4))
            .exiting(PlayedImage.Exit.of(Duration.ofSeconds(2), 1));
    theatre.cluster().registry().push(IMAGE + version, crashing);
  }

  /** Every phase of the release that is told. */
  List<RecordedPhase> phases() throws InterruptedException {
    theatre.startOperator();
    for (String version : inputs.before()) {
      commit(version, PlayedRelease::serves);
    }
    recorder.begin();
    try {
      commit(inputs.release(), PlayedRelease::isOver);
    } catch (KubernetesClientException refusal) {
      recorder.refused(words(refusal));
    }
    pass(AFTERMATH);
    if (inputs.deleted()) {
      shop.delete(NAME);
      until("gone", () -> !shop.exists(NAME));
      pass(AFTERMATH);
    }
    return recorder.phases();
  }

  private static String words(KubernetesClientException refusal) {
    if (refusal.getCode() != UNPROCESSABLE) {
      throw refusal;
    }
    return refusal.getStatus().getMessage();
  }

  private void commit(String version, Predicate<GoReleaseStatus> there)
      throws InterruptedException {
    GoRelease release = CaseInputs.release(version);
    shop.apply(version);
    until(
        release.getSpec().version() + " over",
        () ->
            shop.status(NAME)
                .filter(status -> concerns(status, release.getSpec().version()))
                .filter(there)
                .isPresent());
  }

  /** Since a commit, status may still be about the version before. */
  private static boolean concerns(GoReleaseStatus status, String version) {
    boolean serves = status.stable() != null && status.stable().version().equals(version);
    boolean rejected =
        status.rejectedRevisions().stream().anyMatch(held -> held.version().equals(version));
    return serves || rejected || status.phase() == Phase.FAILED;
  }

  private static boolean serves(GoReleaseStatus status) {
    return status.phase() == Phase.STABLE && status.attempt() == null;
  }

  private static boolean isOver(GoReleaseStatus status) {
    return status.attempt() == null
        && status.retained() == null
        && (status.phase() == Phase.STABLE
            || status.phase() == Phase.ROLLED_BACK
            || status.phase() == Phase.FAILED);
  }

  private void until(String what, BooleanSupplier there) throws InterruptedException {
    for (int second = 0; !there.getAsBoolean(); second++) {
      if (second > PATIENCE) {
        throw new AssertionError(inputs + " is never " + what + ", but " + shop.status(NAME));
      }
      pass(Duration.ofSeconds(1));
    }
  }

  private void pass(Duration time) throws InterruptedException {
    for (long second = 0; second < time.toSeconds(); second++) {
      theatre.second();
      recorder.follow();
    }
  }

  @Override
  public void close() {
    theatre.close();
  }
}
