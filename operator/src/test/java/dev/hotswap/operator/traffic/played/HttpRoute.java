package dev.hotswap.operator.traffic.played;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** An HTTPRoute of the Gateway API as a plain tree: a kind that the client has no model of. */
@Group("gateway.networking.k8s.io")
@Version("v1")
@Kind("HTTPRoute")
@Plural("httproutes")
@Singular("httproute")
public final class HttpRoute extends GenericKubernetesResource implements Namespaced {
  private static final long serialVersionUID = 1L;
}
