package dev.hotswap.e2e.bench;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.ThresholdSettings;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What reading the statistics of many gateway pods for many active releases costs each second. */
@Command(name = "gateway", description = "Reading many gateway pods for many active releases.")
final class GatewayBench implements Callable<Integer> {
  private static final ThresholdSettings PLAIN =
      new ThresholdSettings(Duration.ofMinutes(1), 60, 0);
  private static final int WARM_UP = 15;

  @Option(
      names = "--cases",
      defaultValue = "1x1,3x30,3x300,50x30,50x300",
      split = ",",
      description = "gateway pods x active releases (default 1x1,3x30,3x300,50x30,50x300)")
  private List<String> cases = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "30",
      description = "rounds, one a second, after 15 to warm up (default 30)")
  private int rounds;

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws Exception {
    List<Sheet.Case> measured = new ArrayList<>();
    for (String one : cases) {
      String[] sizes = one.split("x", 2);
      measured.add(
          new Sheet.Case(
              sizes[0] + " pods, " + sizes[1] + " releases",
              measured(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]))));
    }
    output.print(new Sheet("gateway", measured));
    return 0;
  }

  private Map<String, Number> measured(int pods, int releases) throws Exception {
    Progress.say(pods + " gateway pods, " + releases + " active releases");
    MeterRegistry registry = new SimpleMeterRegistry();
    try (PlayedStatistics gateway = new PlayedStatistics(pods, GatewayBench::count);
        GatewaySource source = source(gateway, registry)) {
      List<Session> sessions =
          IntStream.range(0, releases)
              .mapToObj(n -> source.open(watched(n), new Origin(Instant.now(), List.of())))
              .toList();
      play(sessions, WARM_UP);
      return figures(gateway, registry, sessions);
    }
  }

  private Map<String, Number> figures(
      PlayedStatistics gateway, MeterRegistry registry, List<Session> sessions)
      throws InterruptedException {
    double lines = lines(registry);
    long cpu = cpu(gateway);
    Played played = play(sessions, rounds);
    long spent = cpu(gateway) - cpu;
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("roundMedianMillis", played.millis.median());
    figures.put("roundWorstMillis", played.millis.worst());
    figures.put("incompletePolls", played.incomplete);
    figures.put("linesPerRound", Math.round((lines(registry) - lines) / rounds));
    figures.put("processorMillisPerRound", spent / 1_000_000 / rounds);
    figures.put("heapMebibytes", heap());
    return figures;
  }

  private record Played(Figures millis, long incomplete) {}

  private static Played play(List<Session> sessions, int rounds) throws InterruptedException {
    List<Long> millis = new ArrayList<>();
    long incomplete = 0;
    for (int round = 0; round < rounds; round++) {
      long began = System.nanoTime();
      Instant now = Instant.now();
      incomplete +=
          sessions.stream()
              .map(session -> session.poll(now))
              .filter(poll -> !(poll instanceof Poll.Fresh))
              .count();
      long took = (System.nanoTime() - began) / 1_000_000;
      millis.add(took);
      Thread.sleep(Math.max(0, 1_000 - took));
    }
    return new Played(new Figures(millis), incomplete);
  }

  private static GatewaySource source(PlayedStatistics gateway, MeterRegistry registry)
      throws IOException {
    var settings =
        new SourceSettings.Gateway(
            "gateway",
            Dialect.ENVOY,
            Duration.ofSeconds(1),
            List.of(new SourceSettings.GatewayPlace("istio-ingress", "istio=ingress")),
            gateway.port(),
            "source");
    return new GatewaySource(settings, (namespace, labels) -> gateway.pods(), registry);
  }

  private static Watched watched(int number) {
    return new Watched(
        "shop",
        "service-" + number,
        Map.of(
            Slot.A.lane(), "service-" + number + "-a", Slot.B.lane(), "service-" + number + "-b"),
        Set.of(80),
        Slot.A.lane(),
        Slot.B.lane(),
        List.of(
            new Metric.ErrorRate("errors", Mode.ENFORCE, PLAIN, Share.percent(5)),
            new Metric.Latency(
                "p99", Mode.ENFORCE, PLAIN, 99, Duration.ofSeconds(1), Optional.empty())));
  }

  private static long count(String service, boolean failed, long second) {
    return failed ? second / 10 : second * 20;
  }

  private static double lines(MeterRegistry registry) {
    return registry.get("hotswap.gateway.lines").counter().count();
  }

  /** Processor time of this process without that of the played pods, in nanoseconds. */
  private static long cpu(PlayedStatistics gateway) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    var process =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return process.getProcessCpuTime()
        - gateway.threads().stream()
            .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
            .sum();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
