package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.Ejection;
import dev.hotswap.operator.traffic.EjectionKind;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import java.util.List;
import java.util.Map;

/**
 * The DestinationRule of the Service of a slot: a pod that does not take connections is left alone
 * for a while. Errors that a pod answers with do not count ({@code splitExternalLocalOriginErrors},
 * {@code consecutive5xxErrors: 0}; Envoy, "Outlier detection", locally originated errors): whoever
 * judges a version has to see them.
 *
 * @param clusterDomain the end of every Service's full name
 */
record SlotDestinationRules(String clusterDomain) implements EjectionKind {
  private static final String API_VERSION = "networking.istio.io/v1";

  /** Never more than half of a slot, or a broken network would leave it empty. */
  private static final int MOST_PERCENT = 50;

  @Override
  public Class<DestinationRule> type() {
    return DestinationRule.class;
  }

  @Override
  public DestinationRule render(Owner owner, Slot slot, Ejection ejection) {
    return Json.as(
        Map.of(
            "apiVersion",
            API_VERSION,
            "kind",
            "DestinationRule",
            "metadata",
            metadata(owner, slot),
            "spec",
            Map.of(
                "host",
                new Destinations(owner.name(), owner.namespace(), clusterDomain).host(slot.lane()),
                "trafficPolicy",
                Map.of("outlierDetection", outliers(ejection)))),
        DestinationRule.class);
  }

  private static Map<String, Object> metadata(Owner owner, Slot slot) {
    return Map.of(
        "name", new Names(owner.name()).slot(slot),
        "namespace", owner.namespace(),
        "labels", Labels.ofSlot(owner.name(), slot),
        "ownerReferences", List.of(owner.reference()));
  }

  private static Map<String, Object> outliers(Ejection ejection) {
    return Map.of(
        "splitExternalLocalOriginErrors",
        true,
        "consecutiveLocalOriginFailures",
        ejection.failures(),
        "consecutive5xxErrors",
        0,
        "consecutiveGatewayErrors",
        0,
        "baseEjectionTime",
        ejection.base().toSeconds() + "s",
        "maxEjectionPercent",
        MOST_PERCENT);
  }
}
