package dev.hotswap.operator.app.settings;

import java.util.List;

/** What releases in some namespaces may use. */
public record TenantSettings(
    @About("Namespaces, or '*' for all.") List<String> namespaces,
    @About("Hosts their routes may claim; '*.example.com' covers every name below, '*' all.")
        List<String> hosts,
    @About("Gateways their routes may attach to, as namespace/name; '*' for all.")
        List<String> gateways) {}
