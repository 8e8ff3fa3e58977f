package dev.hotswap.e2e.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release that was brought up, with everything that it owns, to be written again under other
 * names: what a cluster looks like in which thousands of them were.
 *
 * @param release as the API server has it
 * @param owned what carries its label
 */
record CopiedRelease(GoRelease release, List<HasMetadata> owned) {
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Deployment.class,
          Service.class,
          VirtualService.class,
          DestinationRule.class,
          PodDisruptionBudget.class,
          ControllerRevision.class,
          Pod.class);

  /** One that is there. */
  static CopiedRelease of(KubernetesClient client, String namespace, String name) {
    return new CopiedRelease(
        client.resources(GoRelease.class).inNamespace(namespace).withName(name).require(),
        KINDS.stream().flatMap(kind -> owned(client, kind, namespace, name)).toList());
  }

  private static <T extends HasMetadata> Stream<HasMetadata> owned(
      KubernetesClient client, Class<T> kind, String namespace, String name) {
    return client
        .resources(kind)
        .inNamespace(namespace)
        .withLabel("hotswap.dev/release", name)
        .list()
        .getItems()
        .stream()
        .map(HasMetadata.class::cast);
  }

  /** Writes it under this name, as the operator and the cluster's controllers would have. */
  void write(KubernetesClient client, String name) {
    GoRelease asked = copy(client, release, name, "");
    String routes = RoutesSnapshot.of(asked.getSpec().traffic().routes()).revision().hash();
    GoRelease written = create(client, copy(client, release, name, routes));
    for (HasMetadata object : owned) {
      HasMetadata copy = copy(client, object, name, routes);
      copy.getMetadata()
          .getOwnerReferences()
          .forEach(owner -> owner.setUid(written.getMetadata().getUid()));
      create(client, copy);
    }
  }

  private static <T extends HasMetadata> T create(KubernetesClient client, T object) {
    T written =
        client
            .resource(object)
            .fieldManager(Apply.FIELD_MANAGER)
            .forceConflicts()
            .serverSideApply();
    object.getMetadata().setResourceVersion(null);
    return hasStatus(object) ? client.resource(object).updateStatus() : written;
  }

  private static boolean hasStatus(HasMetadata object) {
    return switch (object) {
      case GoRelease release -> true;
      case Deployment deployment -> true;
      case Pod pod -> true;
      default -> false;
    };
  }

  @SuppressWarnings("unchecked") // A copy has the class of what it is a copy of.
  private <T extends HasMetadata> T copy(
      KubernetesClient client, T object, String name, String routes) {
    ObjectNode tree = client.getKubernetesSerialization().convertValue(object, ObjectNode.class);
    if (tree.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(
          List.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields"));
    }
    if (object instanceof Service && tree.path("spec") instanceof ObjectNode spec) {
      spec.remove(List.of("clusterIP", "clusterIPs"));
    }
    String old = release.getMetadata().getName();
    String text =
        tree.toString()
            .replace("\"" + old + "\"", "\"" + name + "\"")
            .replace(old + "-", name + "-")
            .replace(old + ".", name + ".")
            .replace("\"" + old + "=", "\"" + name + "=")
            .replace("release=" + old + ",", "release=" + name + ",");
    String hash = release.getStatus() == null ? null : release.getStatus().routes();
    return (T)
        client
            .getKubernetesSerialization()
            .unmarshal(hash == null ? text : text.replace(hash, routes), object.getClass());
  }
}
