package dev.hotswap.testkit.apiserver;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A custom resource whose controller makes a ConfigMap of it. */
@Group("test.hotswap.dev")
@Version("v1")
public class Widget extends CustomResource<Widget.Spec, Widget.Status> implements Namespaced {
  private static final long serialVersionUID = 1L;

  /** What somebody wants. */
  public record Spec(int size) {}

  /** What there is. */
  public record Status(int size, long observedGeneration) {}

  static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.test.hotswap.dev}
      spec:
        group: test.hotswap.dev
        scope: Namespaced
        names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
        versions:
        - name: v1
          served: true
          storage: true
          subresources: {status: {}}
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec: {type: object, properties: {size: {type: integer}}}
                status:
                  type: object
                  properties: {size: {type: integer}, observedGeneration: {type: integer}}
      """;
}
