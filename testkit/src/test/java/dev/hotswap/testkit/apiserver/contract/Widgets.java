package dev.hotswap.testkit.apiserver.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A small custom resource. */
final class Widgets {
  static final ResourceDefinitionContext TYPE =
      new ResourceDefinitionContext.Builder()
          .withGroup("contract.hotswap.dev")
          .withVersion("v1")
          .withKind("Widget")
          .withPlural("widgets")
          .withNamespaced(true)
          .build();

  private Widgets() {}

  /** Defines the kind, if it is not there yet. */
  static void define(KubernetesClient client) {
    client.resource(crd()).serverSideApply();
    client.resource(crd()).waitUntilCondition(Widgets::established, 10, TimeUnit.SECONDS);
  }

  private static boolean established(@Nullable CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static CustomResourceDefinition crd() {
    return Serialization.unmarshal(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: widgets.contract.hotswap.dev
        spec:
          group: contract.hotswap.dev
          scope: Namespaced
          names:
            kind: Widget
            listKind: WidgetList
            plural: widgets
            singular: widget
            shortNames: [wd]
          versions:
          - name: v1
            served: true
            storage: true
            additionalPrinterColumns:
            - {name: Size, type: integer, jsonPath: .spec.size}
            - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
            - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
            subresources:
              status: {}
              scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size}
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    required: [size]
                    x-kubernetes-validations:
                    - rule: "self.size <= self.limit || self.limit < 1"
                      message: size must not be above limit
                    properties:
                      size: {type: integer, minimum: 0}
                      limit: {type: integer, default: 10, minimum: 0}
                      parts:
                        type: array
                        maxItems: 10
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items:
                          type: object
                          required: [name]
                          properties:
                            name: {type: string, maxLength: 20}
                            color: {type: string, maxLength: 20}
                  status:
                    type: object
                    properties:
                      size: {type: integer}
        """,
        CustomResourceDefinition.class);
  }

  static GenericKubernetesResource widget(String namespace, String spec) {
    return Serialization.unmarshal(
        """
        apiVersion: contract.hotswap.dev/v1
        kind: Widget
        metadata: {name: w, namespace: %s}
        spec: %s
        """
            .formatted(namespace, spec),
        GenericKubernetesResource.class);
  }
}
