package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.preflight.facts.Grant;
import java.util.List;

/** What releases in some namespaces may use. */
public record TenantSettings(
    @About("Namespaces, or '*' for all.") List<String> namespaces,
    @About("Hosts their routes may claim; '*.example.com' covers every name below, '*' all.")
        List<String> hosts,
    @About("Gateways their routes may attach to, as namespace/name; '*' for all.")
        List<String> gateways) {
  /** The same, as preflight knows it. */
  public Grant grant() {
    return new Grant(namespaces, hosts, gateways);
  }
}
