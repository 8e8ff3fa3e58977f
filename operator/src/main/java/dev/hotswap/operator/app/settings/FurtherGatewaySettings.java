package dev.hotswap.operator.app.settings;

import java.util.Map;

/** The pods of one more gateway. */
public record FurtherGatewaySettings(
    @About("Namespace of the gateway's pods.") String namespace,
    @About("Labels that every pod of the gateway carries, and no other pod.")
        Map<String, String> labels) {
  public FurtherGatewaySettings {
    GatewayStatsSettings.requireLabels(labels);
  }

  /** The labels as a selector. */
  public String selector() {
    return GatewayStatsSettings.selector(labels);
  }
}
