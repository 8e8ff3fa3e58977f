package dev.hotswap.testkit.gateway.route;

/**
 * One port of one Kubernetes Service, as a destination of traffic.
 *
 * @param port the Service's port, from 1 to 65535
 */
public record Cluster(String service, String namespace, int port) {

  /**
   * The name under which Istio gives it to Envoy: {@code
   * outbound|80||payment-a.shop.svc.cluster.local}.
   */
  public String name() {
    return "outbound|" + port + "||" + host();
  }

  /** The Service's full name in the cluster's DNS. */
  public String host() {
    return service + "." + namespace + ".svc.cluster.local";
  }
}
