package dev.hotswap.operator.faults.gateway;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.gateway.GatewayPod;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import dev.hotswap.operator.metrics.watch.PlayedSchedule;
import dev.hotswap.operator.metrics.watch.WatchSchedule;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.simulated.PlayedTraffic;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Serves what played traffic counts as an Envoy would, to operators with the real source. */
public final class MeasuredGateway implements AutoCloseable {
  private static final String RELEASE = "payment";
  private static final String NOBODY = "127.0.0.9";

  private final PlayedServer server;
  private final Map<Slot, Tally> forgotten = new EnumMap<>(Slot.class);
  private volatile Optional<PlayedTraffic> traffic = Optional.empty();
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile Instant startedAt = Instant.EPOCH;

  /** What can be wrong with a gateway's statistics. */
  public enum Trouble {
    UNREACHABLE("gw-0"),
    SERVER_ERROR("500"),
    GARBAGE("gw-0"),
    NOT_A_NUMBER("NaN");

    private final String sentence;

    Trouble(String sentence) {
      this.sentence = sentence;
    }

    /** Part of what people are told. */
    public String sentence() {
      return sentence;
    }
  }

  /** A gateway that nobody reads yet. */
  public MeasuredGateway() {
    try {
      server = new PlayedServer("127.0.0.1", 0, asked -> answer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Operators that read this gateway. */
  public InProcess operators() {
    return new InProcess(InProcess.ALONE, this::watches);
  }

  /** How often it was asked for its statistics. */
  public int asked() {
    return server.asked().size();
  }

  /** From now on its statistics are wrong. */
  public void has(Trouble what) {
    trouble = Optional.of(what);
  }

  /** From now on its statistics are right. */
  public void isWell() {
    trouble = Optional.empty();
  }

  /** Its process restarts: every counter is zero. */
  public void beginsToCountAnew() {
    for (Slot slot : Slot.values()) {
      forgotten.put(slot, counted(slot));
    }
    startedAt = startedAt.plusSeconds(1);
  }

  private Watches watches(PlayedTraffic played, Clock clock, Consumer<ReleaseKey> onChange) {
    traffic = Optional.of(played);
    startedAt = clock.instant().minus(Duration.ofHours(1));
    var settings =
        new SourceSettings.Gateway(
            "gateway",
            Dialect.ENVOY,
            Duration.ofSeconds(1),
            List.of(new SourceSettings.GatewayPlace("istio-system", "istio=ingress")),
            server.port(),
            "source");
    var source =
        new GatewaySource(
            settings, (namespace, selector) -> List.of(pod()), new SimpleMeterRegistry());
    var room = new WatchSchedule(Map.of("gateway", source), clock, onChange);
    played.whenCounted(release -> PlayedSchedule.tick(room));
    return room;
  }

  private GatewayPod pod() {
    boolean gone = trouble.equals(Optional.of(Trouble.UNREACHABLE));
    return new GatewayPod("gw-0", startedAt, gone ? NOBODY : "127.0.0.1");
  }

  private Reply answer() {
    return trouble
        .map(
            what ->
                switch (what) {
                  case UNREACHABLE -> Reply.ok(page());
                  case SERVER_ERROR -> Reply.status(500, "upstream connect error");
                  case GARBAGE -> Reply.ok("<html>{{ not a metric }}</html>\n");
                  case NOT_A_NUMBER -> Reply.ok(page().replaceAll("(?m) [0-9]+$", " NaN"));
                })
        .orElseGet(() -> Reply.ok(page()));
  }

  private String page() {
    var page = new StringBuilder();
    for (Slot slot : Slot.values()) {
      Tally all = counted(slot);
      Tally before = forgotten.getOrDefault(slot, Tally.NONE);
      long failed = all.bad() - before.bad();
      String service = RELEASE + "-" + slot.suffix();
      page.append(EnvoyLines.requests(service, 2, all.total() - before.total() - failed))
          .append(EnvoyLines.requests(service, 5, failed))
          .append(EnvoyLines.active(service, 0));
    }
    return page.toString();
  }

  private Tally counted(Slot slot) {
    return traffic
        .flatMap(played -> played.truth(SimulatedCluster.NAMESPACE, RELEASE))
        .map(route -> route.counted(slot))
        .orElse(Tally.NONE);
  }

  @Override
  public void close() {
    server.close();
  }
}
