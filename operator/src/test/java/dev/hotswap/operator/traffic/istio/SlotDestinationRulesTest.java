package dev.hotswap.operator.traffic.istio;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.Ejection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders in {@code traffic/ejections}: a release, and the DestinationRules of its slots. */
class SlotDestinationRulesTest {
  static Stream<Golden> ejections() {
    return Golden.cases("dev/hotswap/operator/traffic/ejections");
  }

  @ParameterizedTest
  @MethodSource("ejections")
  void onlyConnectionsCountAndNeverWhatAVersionAnswers(Golden test) {
    GoRelease release = test.in("release", GoRelease.class);
    var asked = Objects.requireNonNull(release.getSpec().traffic().outlierDetection());
    var ejection =
        new Ejection(
            asked.consecutiveConnectFailures(), Duration.ofSeconds(asked.baseEjectionSeconds()));

    test.out(
        "rules",
        Arrays.stream(Slot.values())
            .map(
                slot ->
                    new SlotDestinationRules("cluster.local")
                        .render(Owner.of(release), slot, ejection))
            .toList());
  }
}
