package dev.hotswap.testkit.gateway.config;

import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.Closeable;
import java.util.function.Consumer;

/** Watches an API server and hands the gateway a new routing table after each burst of changes. */
public final class RouteFeed implements Closeable {

  private static final ResourceDefinitionContext VIRTUAL_SERVICES =
      new ResourceDefinitionContext.Builder()
          .withGroup("networking.istio.io")
          .withVersion("v1")
          .withKind("VirtualService")
          .withPlural("virtualservices")
          .withNamespaced(true)
          .build();

  private final Closing closing = new Closing();
  private final SharedIndexInformer<GenericKubernetesResource> virtualServices;
  private final SharedIndexInformer<Service> services;
  private final SharedIndexInformer<EndpointSlice> slices;

  /** Begins to watch all namespaces; returns when the first lists are read. */
  public RouteFeed(
      KubernetesClient client, Propagation propagation, Consumer<RoutingTable> gateway) {
    Debounce<RoutingTable> debounce =
        closing.later(new Debounce<>(propagation, this::table, gateway));
    services = closing.later(client.services().inAnyNamespace().runnableInformer(0));
    slices =
        closing.later(
            client.discovery().v1().endpointSlices().inAnyNamespace().runnableInformer(0));
    virtualServices =
        closing.later(
            client
                .genericKubernetesResources(VIRTUAL_SERVICES)
                .inAnyNamespace()
                .runnableInformer(0));
    services.addEventHandler(new AnyChange<>(debounce::changed)).run();
    slices.addEventHandler(new AnyChange<>(debounce::changed)).run();
    virtualServices.addEventHandler(new AnyChange<>(debounce::changed)).run();
    debounce.changed();
    debounce.start();
  }

  @Override
  public void close() {
    closing.close();
  }

  private RoutingTable table() {
    return TableBuilder.build(
        virtualServices.getStore().list(), services.getStore().list(), slices.getStore().list());
  }
}
