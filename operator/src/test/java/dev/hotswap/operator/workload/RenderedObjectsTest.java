package dev.hotswap.operator.workload;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.workload.service.BackendService;
import dev.hotswap.operator.workload.service.DisruptionBudget;
import dev.hotswap.operator.workload.service.PublicService;
import dev.hotswap.operator.workload.slot.SlotDeployment;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import dev.hotswap.operator.workload.staging.StagingTask;
import dev.hotswap.operator.workload.windows.Drain;
import dev.hotswap.operator.workload.windows.TemplateConflict;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders in {@code workload/rendered}: a release, and the objects that slot B gets for it. */
class RenderedObjectsTest {
  private static final Drain DRAIN = new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30));

  static Stream<Golden> rendered() {
    return Golden.cases("dev/hotswap/operator/workload/rendered");
  }

  static Stream<Golden> refused() {
    return Golden.cases("dev/hotswap/operator/workload/refused");
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void aReleaseBecomesTheseObjects(Golden test) {
    // Given
    ReleaseYaml release = new ReleaseYaml(test.in("release", GoRelease.class));
    Blueprint blueprint = release.blueprint();
    Target target = new Target(RevisionHash.of(blueprint), release.release().getSpec().version());
    SlotDesired desired =
        new SlotDesired(
            target,
            Map.of("app", "registry.example.com/shop/payment@sha256:" + "7".repeat(64)),
            release.release().getSpec().replicas());

    // When
    WindowsTemplate windows = new WindowsTemplate(release.pool(), DRAIN);

    // Then
    test.out(
        "deployment",
        List.of(
            SlotDeployment.render(
                release.owner(), Slot.B, desired, windows.render(release.template()))));
    test.out(
        "services",
        List.of(
            BackendService.render(
                release.owner(), Slot.B, blueprint.servicePorts().value().orElseThrow()),
            PublicService.render(
                release.owner(),
                release.release().getSpec().service().name(),
                Set.of(Slot.A, Slot.B),
                blueprint.servicePorts().value().orElseThrow()),
            DisruptionBudget.render(release.owner(), Slot.B)));
    test.out("snapshot", List.of(new Snapshot(target, blueprint).render(release.owner())));
    test.out("puller", pullers(release, target, windows.render(release.template())));
  }

  private static List<Pod> pullers(ReleaseYaml release, Target target, PodTemplateSpec template) {
    Node node =
        new NodeBuilder()
            .withNewMetadata()
            .withName("win-1")
            .withLabels(release.pool().nodeSelector())
            .addToLabels("kubernetes.io/hostname", "host-of-win-1")
            .endMetadata()
            .withNewStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    return new StagingTask(release.owner(), target, template, release.pool())
        .plan(List.of(node), List.of(), Instant.EPOCH)
        .create();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatWindowsCannotDoIsRefusedByName(Golden test) {
    ReleaseYaml release = new ReleaseYaml(test.in("release", GoRelease.class));

    List<TemplateConflict> conflicts =
        new WindowsTemplate(release.pool(), DRAIN).conflicts(release.template());

    test.out("conflicts", List.of(conflicts.stream().map(TemplateConflict::sentence).toList()));
  }
}
