package dev.hotswap.operator.traffic;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.function.Function;

/**
 * The kind of object that routes are bound to.
 *
 * @param group its API group
 * @param version of the group that is watched
 * @param kind its name
 * @param selector labels of a gateway's pods; what does not fit is passed over
 */
public record GatewayKind(
    String group,
    String version,
    String kind,
    Function<GenericKubernetesResource, Map<String, String>> selector) {}
