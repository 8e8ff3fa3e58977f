package dev.hotswap.operator.metrics;

import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.tls.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One metric source as the platform team names it. Tenants choose by name and never type URLs. */
public sealed interface SourceSettings {
  /** What {@code spec.analysis.source} says; a DNS label. */
  String name();

  /** The metric names it speaks. */
  Dialect dialect();

  /** How far apart samples are: 1 s to 5 min. */
  Duration interval();

  /**
   * The statistics endpoint of every ready pod of one or more gateways. What is judged behind
   * several is judged at each of them, too.
   *
   * @param gateways at least one
   * @param port 15090 for Istio, 19001 for Envoy Gateway, 8002 for Contour's Envoy
   * @param reporter the Istio reporter that is counted: {@code source} for a gateway, {@code
   *     waypoint} for a waypoint; never both, or every request counts twice
   */
  record Gateway(
      String name,
      Dialect dialect,
      Duration interval,
      List<GatewayPlace> gateways,
      int port,
      String reporter)
      implements SourceSettings {
    public Gateway {
      gateways = List.copyOf(gateways);
    }
  }

  /**
   * The pods of one gateway.
   *
   * @param namespace where they live
   * @param selector their labels, as kubectl writes a selector
   */
  record GatewayPlace(String namespace, String selector) {
    @Override
    public String toString() {
      return namespace + "/" + selector;
    }
  }

  /**
   * A server with Prometheus' HTTP API.
   *
   * @param url its base, without {@code /api/v1}
   * @param reporter the Istio reporter that is counted, as for a gateway
   * @param headers sent with each request, such as a tenant's; never logged
   * @param credentials what it is asked with
   * @param tls certificates, where the JDK's own list does not do
   * @param queries how it answers the queries that policies bring
   * @param limits what one namespace may ask
   */
  record Prometheus(
      String name,
      Dialect dialect,
      Duration interval,
      URI url,
      String reporter,
      Map<String, String> headers,
      Credentials credentials,
      Optional<TlsFiles> tls,
      PolicyQueries queries,
      QueryLimits limits)
      implements SourceSettings {
    public Prometheus {
      headers = Map.copyOf(headers);
    }

    /** Without headers and credentials, which are secret. */
    @Override
    public String toString() {
      return "Prometheus[" + name + " " + url + "]";
    }
  }
}
