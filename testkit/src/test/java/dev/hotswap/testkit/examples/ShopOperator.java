package dev.hotswap.testkit.examples;

import dev.hotswap.testkit.simulation.OperatorHandle;
import dev.hotswap.testkit.simulation.PlayedTraffic;
import dev.hotswap.testkit.simulation.Theatre;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest operator: it runs a Deployment for each ConfigMap that names an image. */
final class ShopOperator implements OperatorHandle, ResourceEventHandler<ConfigMap> {
  private static final String IMAGE = "image";

  private final KubernetesClient client;
  private final AtomicInteger atWork = new AtomicInteger();

  private ShopOperator(KubernetesClient client) {
    this.client = client;
  }

  /** Starts one; it watches when this returns. */
  static OperatorHandle start(Config cluster, String holder, Clock clock, PlayedTraffic traffic) {
    KubernetesClient client = new KubernetesClientBuilder().withConfig(cluster).build();
    ShopOperator operator = new ShopOperator(client);
    client.configMaps().inNamespace(Theatre.NAMESPACE).inform(operator);
    return operator;
  }

  /** Wants this image to run. */
  static void want(KubernetesClient people, String name, String image) {
    ConfigMap wanted =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(Theatre.NAMESPACE)
            .endMetadata()
            .addToData(IMAGE, image)
            .build();
    people.resource(wanted).forceConflicts().serverSideApply();
  }

  /** The image of a Deployment that is ready. */
  static Optional<String> image(KubernetesClient people, String name) {
    return people.apps().deployments().inNamespace(Theatre.NAMESPACE).list().getItems().stream()
        .filter(d -> d.getMetadata().getName().equals(name) && people.resource(d).isReady())
        .map(d -> d.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage())
        .findFirst();
  }

  @Override
  public void onAdd(ConfigMap wanted) {
    atWork.incrementAndGet();
    try {
      client.resource(deployment(wanted)).fieldManager("shop").serverSideApply();
    } finally {
      atWork.decrementAndGet();
    }
  }

  @Override
  public void onUpdate(ConfigMap before, ConfigMap wanted) {
    onAdd(wanted);
  }

  @Override
  public void onDelete(ConfigMap wanted, boolean unsure) {
    client.resource(deployment(wanted)).delete();
  }

  @Override
  public boolean busy() {
    return atWork.get() > 0;
  }

  @Override
  public void close() {
    client.close();
  }

  private static Deployment deployment(ConfigMap wanted) {
    String name = wanted.getMetadata().getName();
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(Theatre.NAMESPACE)
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", name)
        .endMetadata()
        .withNewSpec()
        .addNewToleration("NoSchedule", "os", "Exists", null, null)
        .addNewContainer()
        .withName("app")
        .withImage(wanted.getData().get(IMAGE))
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
