package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.workload.Pool;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Nodes and pullers as tests need them. */
final class Staged {
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  static final Target TARGET = new Target(new Revision("5f2c"), "2.1.0");
  static final StagingTask TASK =
      new StagingTask(
          new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-1"),
          TARGET,
          new PodTemplateSpecBuilder()
              .withNewSpec()
              .addNewContainer()
              .withName("app")
              .withImage("registry.example.com/payment:2.1.0")
              .endContainer()
              .addNewToleration("NoSchedule", "os", "Equal", null, "windows")
              .endSpec()
              .build(),
          new Pool(Optional.empty(), Map.of("agentpool", "win22")));

  private Staged() {}

  static Node node(String name) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(Pool.OS_LABEL, "windows")
        .addToLabels("agentpool", "win22")
        .endMetadata()
        .withNewSpec()
        .addNewTaint("NoSchedule", "os", null, "windows")
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  static Node windows(Node node, String build, String revision) {
    return new NodeBuilder(node)
        .editMetadata()
        .addToLabels(Pool.BUILD_LABEL, build)
        .endMetadata()
        .editStatus()
        .withNewNodeInfo()
        .withKernelVersion(revision)
        .endNodeInfo()
        .endStatus()
        .build();
  }

  static Pod puller(String node) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(new Names("payment").puller(TARGET.revision(), node))
        .withUid("uid-" + node)
        .withCreationTimestamp(NOW.toString())
        .withLabels(Labels.ofPuller("payment", TARGET.revision()))
        .addToAnnotations(Labels.NODE, node)
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .addNewContainer()
        .withName("app")
        .withImage("registry.example.com/payment:2.1.0-ltsc2025")
        .endContainer()
        .endSpec()
        .build();
  }

  static Pod waiting(String node, String reason, String message) {
    return new PodBuilder(puller(node))
        .withNewStatus()
        .withPhase("Pending")
        .addNewContainerStatus()
        .withName("app")
        .withNewState()
        .withNewWaiting(message, reason)
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  static Pod pulled(String node, String imageId, int afterSeconds) {
    return new PodBuilder(puller(node))
        .withNewStatus()
        .withPhase("Succeeded")
        .addNewContainerStatus()
        .withName("app")
        .withImageID(imageId)
        .withNewState()
        .withNewTerminated()
        .withExitCode(0)
        .withFinishedAt(NOW.plusSeconds(afterSeconds).toString())
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
