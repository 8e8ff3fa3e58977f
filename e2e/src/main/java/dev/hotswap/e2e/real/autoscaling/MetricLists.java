package dev.hotswap.e2e.real.autoscaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The answers of the metrics APIs, as maps for JSON. Formats: {@code k8s.io/metrics/pkg/apis}, of
 * {@code metrics.k8s.io/v1beta1}, {@code custom.metrics.k8s.io/v1beta2} and {@code
 * external.metrics.k8s.io/v1beta1}.
 *
 * @param at when it was measured
 */
record MetricLists(Instant at) {
  /** What the scenario's container asks for; usage is a share of it. */
  private static final int REQUEST_KIBIBYTES = 64 * 1024;

  /** The resources of one group, for discovery. */
  static Map<String, Object> resources(String groupVersion, List<String> names, String kind) {
    return Map.of(
        "kind",
        "APIResourceList",
        "apiVersion",
        "v1",
        "groupVersion",
        groupVersion,
        "resources",
        names.stream()
            .map(
                name ->
                    Map.of(
                        "name",
                        name,
                        "singularName",
                        "",
                        "namespaced",
                        true,
                        "kind",
                        kind,
                        "verbs",
                        List.of("get", "list")))
            .toList());
  }

  /** Memory of pods, of the only container that they have. */
  Map<String, Object> memory(String namespace, List<Workload.PodUse> pods) {
    return list(
        "PodMetricsList",
        MetricsApi.RESOURCE,
        pods.stream()
            .map(
                pod ->
                    Map.of(
                        "metadata",
                        Map.of("name", pod.pod(), "namespace", namespace),
                        "timestamp",
                        at.toString(),
                        "window",
                        "10s",
                        "containers",
                        List.of(
                            Map.of(
                                "name",
                                "payment",
                                "usage",
                                Map.of(
                                    "cpu",
                                    "10m",
                                    "memory",
                                    REQUEST_KIBIBYTES * pod.percent() / 100 + "Ki")))))
            .toList());
  }

  /** One metric of each of these pods. */
  Map<String, Object> ofPods(String namespace, String metric, List<Workload.PodUse> pods) {
    return list(
        "MetricValueList",
        MetricsApi.CUSTOM,
        pods.stream()
            .map(
                pod ->
                    Map.of(
                        "describedObject",
                        Map.of(
                            "kind",
                            "Pod",
                            "apiVersion",
                            "/v1",
                            "namespace",
                            namespace,
                            "name",
                            pod.pod()),
                        "metric",
                        Map.of("name", metric),
                        "timestamp",
                        at.toString(),
                        "value",
                        Integer.toString(pod.percent())))
            .toList());
  }

  /** One number that belongs to no object of the cluster. */
  Map<String, Object> external(String metric, int value) {
    return list(
        "ExternalMetricValueList",
        MetricsApi.EXTERNAL,
        List.of(
            Map.of(
                "metricName",
                metric,
                "metricLabels",
                Map.of(),
                "timestamp",
                at.toString(),
                "value",
                Integer.toString(value))));
  }

  private static Map<String, Object> list(String kind, String group, List<?> items) {
    return Map.of("kind", kind, "apiVersion", group, "metadata", Map.of(), "items", items);
  }
}
