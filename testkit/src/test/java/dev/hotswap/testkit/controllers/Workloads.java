package dev.hotswap.testkit.controllers;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;

/** Workloads for Windows nodes in the namespace shop. */
final class Workloads {
  private Workloads() {}

  static Deployment deployment(String image, int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("payment-a")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString(1))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .endStrategy()
        .withNewSelector()
        .addToMatchLabels("app", "payment")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "payment")
        .endMetadata()
        .withSpec(podSpec(image))
        .endTemplate()
        .endSpec()
        .build();
  }

  static Pod pod(String name, String image) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shop")
        .addToLabels("app", "payment")
        .endMetadata()
        .withSpec(podSpec(image))
        .build();
  }

  static Service service() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("payment-a")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .addToSelector("app", "payment")
        .addNewPort()
        .withName("http")
        .withPort(80)
        .withNewTargetPort("http")
        .endPort()
        .endSpec()
        .build();
  }

  private static PodSpec podSpec(String image) {
    return new PodSpecBuilder()
        .withNewOs("windows")
        .addToNodeSelector("kubernetes.io/os", "windows")
        .addNewToleration()
        .withKey("os")
        .withValue("windows")
        .withEffect("NoSchedule")
        .endToleration()
        .addNewContainer()
        .withName("app")
        .withImage(image)
        .addNewPort()
        .withName("http")
        .withContainerPort(8080)
        .endPort()
        .withNewReadinessProbe()
        .withNewHttpGet()
        .withPath("/readyz")
        .withNewPort("http")
        .endHttpGet()
        .endReadinessProbe()
        .endContainer()
        .build();
  }
}
