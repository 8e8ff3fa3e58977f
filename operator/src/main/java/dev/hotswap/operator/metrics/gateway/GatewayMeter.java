package dev.hotswap.operator.metrics.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What reading one gateway costs: it grows with the backends of active attempts times the pods of
 * the gateway.
 */
final class GatewayMeter {
  private static final String SOURCE = "source";

  private final AtomicLong pods;
  private final AtomicLong late;
  private final AtomicLong backends;
  private final Timer rounds;
  private final Counter requests;
  private final Counter bytes;
  private final Counter lines;

  GatewayMeter(MeterRegistry registry, String source) {
    pods = gauge(registry, "pods", source, "Ready pods of the gateway in the newest round");
    late = gauge(registry, "pods.late", source, "Pods that rounds do not wait for");
    backends = gauge(registry, "backends", source, "Backends of attempts that are watched");
    rounds =
        Timer.builder("hotswap.gateway.round")
            .description("Time of one look at all pods of the gateway")
            .tag(SOURCE, source)
            .register(registry);
    requests = counter(registry, "requests", source, "Requests for statistics pages");
    bytes = counter(registry, "bytes", source, "Bytes of statistics pages read");
    lines = counter(registry, "lines", source, "Lines of statistics pages read");
  }

  private static AtomicLong gauge(
      MeterRegistry registry, String name, String source, String description) {
    AtomicLong value = new AtomicLong();
    io.micrometer.core.instrument.Gauge.builder("hotswap.gateway." + name, value, AtomicLong::get)
        .description(description)
        .tag(SOURCE, source)
        .register(registry);
    return value;
  }

  private static Counter counter(
      MeterRegistry registry, String name, String source, String description) {
    return Counter.builder("hotswap.gateway." + name)
        .description(description)
        .tag(SOURCE, source)
        .register(registry);
  }

  void round(int readyPods, long latePods, int watchedBackends, long nanos) {
    pods.set(readyPods);
    late.set(latePods);
    backends.set(watchedBackends);
    rounds.record(nanos, TimeUnit.NANOSECONDS);
  }

  void requested() {
    requests.increment();
  }

  void received(int count) {
    bytes.increment(count);
  }

  void read(long count) {
    lines.increment((double) count);
  }
}
