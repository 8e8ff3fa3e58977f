package dev.hotswap.operator.metrics.testing;

/** Lines of an Envoy's statistics page, for port 80 of Services in shop. */
public final class EnvoyLines {
  private EnvoyLines() {}

  /** One Envoy counter. */
  public static String requests(String service, int answerClass, long count) {
    return "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"%d\",envoy_cluster_name=\"%s\"} %d\n"
        .formatted(answerClass, cluster(service), count);
  }

  /** One Envoy gauge. */
  public static String active(String service, long count) {
    return "envoy_cluster_upstream_rq_active{envoy_cluster_name=\"%s\"} %d\n"
        .formatted(cluster(service), count);
  }

  /** One gauge of a cluster's healthy members. */
  public static String members(String service, long count) {
    return "envoy_cluster_membership_healthy{envoy_cluster_name=\"%s\"} %d\n"
        .formatted(cluster(service), count);
  }

  private static String cluster(String service) {
    return "outbound|80||" + service + ".shop.svc.cluster.local;";
  }
}
