package dev.hotswap.operator.grant;

import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that is granted. A host at a gateway is allowed where one grant allows both; a
 * namespace has the hosts of its own Services in all of its grants, and without any at gateways of
 * its own.
 *
 * @param all what administrators allow; empty allows nothing
 * @param names resolves what is written
 */
public record Grants(List<Grant> all, ClusterNames names) {
  private static final String ALL = "*";

  public Grants {
    all = List.copyOf(all);
  }

  /** Whether a route in the namespace may serve the host at the gateway. */
  public boolean allow(Tenant tenant, HostName host, GatewayName gateway) {
    boolean ownHost = isOwn(tenant, host, gateway);
    return (ownHost && gateway.isIn(tenant.namespace()))
        || of(tenant)
            .filter(grant -> grant.gateways().stream().anyMatch(to -> covers(to, gateway)))
            .anyMatch(grant -> ownHost || covers(grant.hosts(), host, gateway.isMesh()));
  }

  /** Whether a route in the namespace may serve anything at the gateway. */
  public boolean allowGateway(Tenant tenant, GatewayName gateway) {
    return of(tenant)
        .anyMatch(grant -> grant.gateways().stream().anyMatch(to -> covers(to, gateway)));
  }

  /**
   * Whether a route in the namespace may send or copy requests to the host: a Service of its own,
   * or one that a grant names among its destinations.
   */
  public boolean allowDestination(Tenant tenant, HostName host) {
    return isOwn(tenant, host, GatewayName.MESH)
        || of(tenant).anyMatch(grant -> covers(grant.destinations(), host, true));
  }

  /** Whether a route in the namespace may send callers to the host, or call itself so. */
  public boolean allowAuthority(Tenant tenant, HostName host) {
    return allowDestination(tenant, host)
        || of(tenant).anyMatch(grant -> covers(grant.hosts(), host, true));
  }

  /** Whether policies of the namespace may be judged by the metric source. */
  public boolean allowMetricSource(Tenant tenant, String source) {
    return of(tenant)
        .map(Grant::metricSources)
        .anyMatch(sources -> sources.contains(ALL) || sources.contains(source));
  }

  private Stream<Grant> of(Tenant tenant) {
    return all.stream().filter(grant -> grant.to().include(tenant));
  }

  /**
   * A wildcard is nobody's by itself. What may be a Service or a host of the Internet is a Service
   * only where the mesh's short names mean something, or at gateways of the namespace's own.
   */
  private boolean isOwn(Tenant tenant, HostName host, GatewayName gateway) {
    boolean certain = names.namespaceOf(host).filter(tenant.namespace()::equals).isPresent();
    boolean possible = names.mayBeServiceIn(host, tenant.namespace());
    boolean here = gateway.isMesh() || gateway.isIn(tenant.namespace());
    return !host.isWildcard() && (certain || (here && possible));
  }

  private static boolean covers(String granted, GatewayName gateway) {
    return granted.equals(gateway.text()) || (granted.equals(ALL) && !gateway.isMesh());
  }

  private boolean covers(List<String> granted, HostName host, boolean inMesh) {
    return granted.stream()
        .anyMatch(
            pattern ->
                pattern.equals(ALL) ? !reachesServices(host, inMesh) : covers(pattern, host));
  }

  /** A wildcard such as {@code *.shop} was surely meant for the Internet's domain of that name. */
  private boolean covers(String pattern, HostName host) {
    HostName granted = names.host(pattern);
    boolean service = names.namespaceOf(host).isPresent();
    return (granted.isWildcard() && service) ? granted.coversText(host) : granted.covers(host);
  }

  /** {@code *} was surely not meant for the Services of other namespaces. */
  private boolean reachesServices(HostName host, boolean inMesh) {
    boolean certain = names.namespaceOf(host).isPresent();
    boolean possible = host.text().equals(ALL) || host.spellings().size() > 1;
    return certain || (inMesh && possible);
  }
}
