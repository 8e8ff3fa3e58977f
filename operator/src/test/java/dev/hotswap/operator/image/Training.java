package dev.hotswap.operator.image;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs the operator of an image against a played API server, from its start into the first turns of
 * a release, and stops it. The JVM of that run is told what to record by the command that it is
 * started with.
 */
final class Training {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final int STOPPED = 143;
  private static final String EXAMPLE = "../docs/examples/careful.yaml";

  private Training() {}

  /**
   * Trains once.
   *
   * @param command how the operator is started, without its own arguments
   * @throws IllegalStateException if it does not come to be ready, take up the release and stop
   */
  public static void main(String[] command) throws Exception {
    try (var server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      for (CrdManifest crd : CrdManifest.values()) {
        apply(client, new ByteArrayInputStream(crd.yaml().getBytes(StandardCharsets.UTF_8)));
      }
      server.createNamespace("shop");
      Process operator = start(server, command);
      try {
        long began = System.nanoTime();
        until(operator, "a Lease", () -> holds(client));
        System.out.printf(
            "leads after %d ms, %d ms of processor time%n",
            (System.nanoTime() - began) / 1_000_000,
            operator.info().totalCpuDuration().map(Duration::toMillis).orElse(0L));
        apply(client, Files.newInputStream(Path.of(EXAMPLE)));
        until(operator, "a status", () -> taken(client));
        settle(server);
        operator.destroy();
        if (!operator.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            || operator.exitValue() != STOPPED) {
          throw new IllegalStateException("the operator did not stop cleanly when it was told to");
        }
      } finally {
        operator.destroyForcibly();
      }
    }
  }

  private static Process start(FakeApiServer server, String... command) throws IOException {
    Path settings = Files.createTempFile("settings", ".yaml");
    Files.writeString(
        settings,
        """
        management: {address: 127.0.0.1, port: 0}
        lease: {namespace: default, holder: training}
        metricSources:
          gateway: {gatewayStats: {namespace: istio-ingress, labels: {istio: ingressgateway}}}
        grants:
        - {namespaces: [shop], hosts: ['*'], gateways: ['*'], metricSources: ['*']}
        """);
    List<String> whole = new ArrayList<>(List.of(command));
    whole.addAll(List.of("--settings", settings.toString()));
    Config admin = server.clientConfig(User.ADMIN);
    var builder = new ProcessBuilder(whole).inheritIO();
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("KUBERNETES_MASTER", admin.getMasterUrl());
    builder.environment().put("KUBERNETES_AUTH_TOKEN", admin.getOauthToken());
    return builder.start();
  }

  private static void apply(KubernetesClient client, InputStream text) throws IOException {
    try (text) {
      client.load(text).create();
    }
  }

  private static boolean holds(KubernetesClient client) {
    return client.leases().inNamespace("default").list().getItems().stream()
        .anyMatch(lease -> Objects.equals(lease.getSpec().getHolderIdentity(), "training"));
  }

  private static boolean taken(KubernetesClient client) {
    return client
        .genericKubernetesResources("hotswap.dev/v1alpha1", "GoRelease")
        .inNamespace("shop")
        .list()
        .getItems()
        .stream()
        .anyMatch(release -> release.get("status", "phase") != null);
  }

  private static void until(Process operator, String what, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!operator.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the operator did not come to have " + what);
      }
      Thread.sleep(POLL);
    }
  }

  /** Waits until no further watch is opened: two trainings shall load much the same classes. */
  private static void settle(FakeApiServer server) throws InterruptedException {
    int before = -1;
    for (int watches = server.openWatches(); watches != before; watches = server.openWatches()) {
      before = watches;
      Thread.sleep(QUIET);
    }
  }
}
