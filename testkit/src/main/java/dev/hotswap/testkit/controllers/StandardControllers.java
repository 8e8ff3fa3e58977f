package dev.hotswap.testkit.controllers;

import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.lifecycle.DisruptionController;
import dev.hotswap.testkit.controllers.lifecycle.GarbageCollector;
import dev.hotswap.testkit.controllers.lifecycle.NamespaceController;
import dev.hotswap.testkit.controllers.network.EndpointSliceController;
import dev.hotswap.testkit.controllers.node.NodeLifecycle;
import dev.hotswap.testkit.controllers.node.PlayedKubelet;
import dev.hotswap.testkit.controllers.node.Scheduler;
import dev.hotswap.testkit.controllers.workload.DeploymentController;
import dev.hotswap.testkit.controllers.workload.ReplicaSetController;
import java.util.ArrayList;
import java.util.List;

/** The controllers that every cluster has. */
public final class StandardControllers {
  private StandardControllers() {}

  /** Everything but kubelets: for clusters in which somebody else runs the pods. */
  public static List<Controller> withoutKubelet() {
    return List.of(
        new DeploymentController(),
        new ReplicaSetController(),
        new Scheduler(),
        new EndpointSliceController(),
        new DisruptionController(),
        new NamespaceController(),
        new GarbageCollector());
  }

  /** Everything, with played kubelets. */
  public static List<Controller> with(PlayedKubelet kubelet) {
    List<Controller> all = new ArrayList<>();
    all.add(kubelet);
    all.add(new NodeLifecycle());
    all.addAll(withoutKubelet());
    return List.copyOf(all);
  }
}
