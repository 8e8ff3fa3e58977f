package dev.hotswap.e2e.real;

import dev.hotswap.e2e.real.part.Health;
import dev.hotswap.e2e.real.part.Part;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.stack.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** istiod, one Envoy as its ingress gateway, and a Prometheus that scrapes the gateway. */
final class Mesh {
  /** Where callers reach the gateway. */
  static final int PORT = 18_000;

  private final Programs programs;
  private final Places places;

  Mesh(Programs programs, Places places) {
    this.programs = programs;
    this.places = places;
  }

  Part istiod(Path kubeconfig) throws IOException {
    return new Part(
        PartName.ISTIOD,
        List.of(
            programs.file("pilot-discovery"),
            "discovery",
            "--kubeconfig=" + kubeconfig,
            "--meshConfig=" + written("mesh.yaml", Map.of()),
            "--httpAddr=127.0.0.1:18080",
            "--httpsAddr=",
            "--grpcAddr=127.0.0.1:15010",
            "--secureGRPCAddr=",
            "--monitoringAddr=127.0.0.1:15014",
            "--keepaliveMaxServerConnectionAge=30m"),
        Map.ofEntries(
            Map.entry("HOME", places.data().toString()),
            Map.entry("POD_NAME", "istiod-0"),
            Map.entry("POD_NAMESPACE", "istio-system"),
            Map.entry("REVISION", "default"),
            Map.entry("CLUSTER_ID", "Kubernetes"),
            Map.entry("PILOT_CERT_PROVIDER", "none"),
            Map.entry("PILOT_ENABLE_ALPN_FILTER", "false"),
            Map.entry("PILOT_ENABLE_METADATA_EXCHANGE", "false"),
            Map.entry("PILOT_ENABLE_AMBIENT", "false"),
            Map.entry("INJECTION_WEBHOOK_CONFIG_NAME", ""),
            Map.entry("VALIDATION_WEBHOOK_CONFIG_NAME", "")),
        Health.answers("http://127.0.0.1:18080/ready"));
  }

  /** Works once istiod has given it a listener, not before. */
  Part gateway() throws IOException {
    return new Part(
        PartName.GATEWAY,
        List.of(
            programs.file("envoy"),
            "--config-path",
            written("envoy.yaml", Map.of()).toString(),
            "--concurrency",
            "1",
            "--log-level",
            "warning",
            "--disable-hot-restart"),
        Map.of("HOME", places.data().toString()),
        Health.listens(PORT));
  }

  Part prometheus(int everySeconds) throws IOException {
    Map<String, String> values = Map.of("every", everySeconds + "s");
    return new Part(
        PartName.PROMETHEUS,
        List.of(
            programs.file("prometheus"),
            "--config.file=" + written("prometheus.yaml", values),
            "--storage.tsdb.path=" + places.data().resolve("prometheus"),
            "--web.listen-address=127.0.0.1:9090"),
        Map.of("HOME", places.data().toString()),
        Health.answers("http://127.0.0.1:9090/-/ready"));
  }

  private Path written(String name, Map<String, String> values) throws IOException {
    return Files.writeString(places.data().resolve(name), Resource.text("real/" + name, values));
  }
}
