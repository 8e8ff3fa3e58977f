package dev.hotswap.operator.metrics.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads all pods of one gateway, round by round. Rounds are made by one thread at a time. */
final class PodRounds implements AutoCloseable {
  private static final int TIDY_EVERY = 30;

  private final PodReader reader;
  private final GatewayMeter meter;
  private final Map<GatewayPod, PodReadings> pods = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int rounds;

  PodRounds(PodReader reader, GatewayMeter meter) {
    this.reader = reader;
    this.meter = meter;
  }

  /** One result for each pod, in their order; returns when those that are usually quick are in. */
  List<Scraped> next(List<GatewayPod> ready, Scope scope) {
    long begun = System.nanoTime();
    forgetAllBut(ready);
    List<Scope> parts = scope.parts();
    Map<GatewayPod, Optional<Scraped>> background = new HashMap<>();
    for (GatewayPod pod : ready) {
      PodReadings readings = pods.computeIfAbsent(pod, which -> new PodReadings(which, reader));
      background.put(pod, readings.begin(threads, parts));
    }
    Duration limit = limit();
    long late = pods.values().stream().filter(pod -> pod.late(limit)).count();
    List<Scraped> scraped = new ArrayList<>();
    for (GatewayPod pod : ready) {
      PodReadings readings = pods.get(pod);
      if (readings != null) {
        scraped.add(readings.await(begun, limit, background.getOrDefault(pod, Optional.empty())));
      }
    }
    meter.round(ready.size(), late, scope.backends().size(), System.nanoTime() - begun);
    if (++rounds % TIDY_EVERY == 0) {
      reader.tidy();
    }
    return scraped;
  }

  /** One reading of each pod for others than a round's releases; waits for all. */
  List<Scraped> background(List<GatewayPod> ready, Scope scope) {
    List<Scope> parts = scope.parts();
    List<Future<Scraped>> readings =
        ready.stream().map(pod -> threads.submit(() -> reader.read(pod, parts))).toList();
    List<Scraped> scraped = new ArrayList<>();
    for (Future<Scraped> reading : readings) {
      try {
        scraped.add(reading.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a gateway pod's page could not be read", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return List.of();
      }
    }
    return scraped;
  }

  private Duration limit() {
    return Patience.ofRound(
        pods.values().stream().map(PodReadings::usual).flatMap(Optional::stream).toList());
  }

  private void forgetAllBut(List<GatewayPod> ready) {
    Set<GatewayPod> alive = Set.copyOf(ready);
    pods.entrySet()
        .removeIf(
            pod -> {
              boolean gone = !alive.contains(pod.getKey());
              if (gone) {
                pod.getValue().end();
              }
              return gone;
            });
  }

  @Override
  public void close() {
    threads.shutdownNow();
    reader.close();
  }
}
