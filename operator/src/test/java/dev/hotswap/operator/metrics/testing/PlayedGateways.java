package dev.hotswap.operator.metrics.testing;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.gateway.GatewayPod;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import dev.hotswap.testkit.Closing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gateway pods at 127.0.0.1, 127.0.0.2 … that all listen on one port, as real ones do. */
public final class PlayedGateways implements AutoCloseable {
  private final Closing closing = new Closing();
  private final List<PlayedServer> servers = new ArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private volatile List<GatewayPod> pods = List.of();

  /** Starts so many, whose proxies began to count at this time. */
  public PlayedGateways(int count, Instant startedAt) throws IOException {
    List<GatewayPod> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String address = "127.0.0." + (i + 1);
      servers.add(
          closing.later(new PlayedServer(address, i == 0 ? 0 : port(), any -> Reply.ok(""))));
      started.add(new GatewayPod("gw-" + i, startedAt, address));
    }
    pods = List.copyOf(started);
  }

  /** The port of all of them. */
  public int port() {
    return servers.getFirst().port();
  }

  /** One of them, from 0. */
  public PlayedServer server(int index) {
    return servers.get(index);
  }

  /** What the cluster says of them. */
  public List<GatewayPod> pods() {
    return pods;
  }

  /** From now on the cluster says this. */
  public void pods(List<GatewayPod> next) {
    pods = next;
  }

  /** What its readers count of their work. */
  public MeterRegistry registry() {
    return registry;
  }

  /** A source that reads them each second, until they are closed. */
  public GatewaySource source() {
    return source(List.of(new SourceSettings.GatewayPlace("istio-system", "istio=ingress")));
  }

  /** The same, where all but the first pod are of a second gateway. */
  public GatewaySource sourceOfTwo() {
    return source(
        List.of(
            new SourceSettings.GatewayPlace("istio-system", "istio=ingress"),
            new SourceSettings.GatewayPlace("istio-system", "istio=internal")));
  }

  private GatewaySource source(List<SourceSettings.GatewayPlace> places) {
    var settings =
        new SourceSettings.Gateway(
            "gateway", Dialect.ENVOY, Duration.ofSeconds(1), places, port(), "source");
    return closing.later(
        new GatewaySource(
            settings,
            (namespace, selector) ->
                places.size() == 1
                    ? pods
                    : selector.equals("istio=ingress")
                        ? pods.subList(0, 1)
                        : pods.subList(1, pods.size()),
            registry));
  }

  @Override
  public void close() {
    closing.close();
  }
}
