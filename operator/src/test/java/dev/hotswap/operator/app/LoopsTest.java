package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.loop.MemoryPressure;
import dev.hotswap.operator.metrics.watch.WatchSchedule;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.report.EventLog;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every loop that a real operator runs: its faults are counted, it goes on, its age is known. */
class LoopsTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final String SETTINGS =
      "{management: {address: 127.0.0.1, port: 0}, lease: {enabled: true, namespace: hotswap}}";

  /** Those whose ticks are the library's; one that fails ends the operator, which has a test. */
  private static final Set<String> ELSEWHERE = Set.of("lease");

  /** Work that loops hand on: what hangs is known by the age of the oldest. */
  private static final Set<String> HANDED = Set.of("turns", "surveys", "events", "looks");

  private static final Pattern NAME = Pattern.compile("hotswap_loop_age_seconds\\{loop=\"(.*?)\"");

  @TempDir private Path directory;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger ticks = new AtomicInteger();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Heartbeats heartbeats = new Heartbeats(nanos::get, registry);

  /** What each needs in order to run and fail at every tick. */
  enum Ours {
    ALARMS,
    WATCHES,
    RESTING,
    SETTINGS,
    MEMORY;

    String loop() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Test
  void a_real_operator_runs_these_loops_and_no_other_and_tells_their_age() throws Exception {
    Path file = Files.writeString(directory.resolve("settings.yaml"), SETTINGS);
    try (FakeApiServer server = FakeApiServer.start();
        HttpClient http = HttpClient.newHttpClient()) {
      server.createNamespace("hotswap");
      install(server);
      try (RunningOperator operator =
          Wiring.start(
              SettingsFile.parse(SETTINGS, "the test's settings"),
              Optional.of(file),
              server.clientConfig(User.ADMIN),
              Surroundings.real())) {
        Set<String> expected = new TreeSet<>(ELSEWHERE);
        expected.addAll(HANDED);
        for (Ours loop : Ours.values()) {
          expected.add(loop.loop());
        }

        assertThat(loops(http, operator)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_tick_that_throws_is_counted_and_the_next_one_comes(Ours loop) throws Exception {
    try (AutoCloseable _ = failing(loop)) {
      await().until(() -> ticks.get() > 3 && failures(loop) >= 3);

      assertThat(heartbeats.late()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_that_hangs_is_told_by_its_age(Ours loop) throws Exception {
    try (AutoCloseable _ = hanging(loop)) {
      await().until(() -> ticks.get() == 1);
      nanos.addAndGet(Duration.ofMinutes(10).toNanos());

      assertThat(heartbeats.late())
          .singleElement()
          .asString()
          .contains("'" + loop.loop() + "'")
          .contains("for 600 s");
      assertThat(registry.get("hotswap.loop.age").tag("loop", loop.loop()).gauge())
          .extracting(Gauge::value)
          .isEqualTo(600.0);
    }
  }

  private AutoCloseable failing(Ours loop) throws IOException {
    return started(
        loop,
        () -> {
          ticks.incrementAndGet();
          throw new StackOverflowError("played");
        });
  }

  private AutoCloseable hanging(Ours loop) throws IOException {
    return started(
        loop,
        () -> {
          ticks.incrementAndGet();
          try {
            Thread.sleep(Duration.ofMinutes(5));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** A real loop, each tick of which comes by there. */
  private AutoCloseable started(Ours loop, Runnable inTick) throws IOException {
    return switch (loop) {
      case ALARMS -> {
        var alarms = new Alarms(Clock.systemUTC(), System::nanoTime, release -> inTick.run());
        alarms.set(new ReleaseKey("shop", "payment"), Instant.EPOCH);
        yield AlarmClock.start(alarms, SHORT, heartbeats);
      }
      case WATCHES -> room(inTick, SHORT, Duration.ofDays(1));
      case RESTING -> room(inTick, Duration.ofDays(1), SHORT);
      case SETTINGS -> settings(inTick);
      case MEMORY ->
          new MemoryPressure(
                  () -> {
                    inTick.run();
                    return Optional.empty();
                  },
                  registry,
                  System::nanoTime)
              .start(heartbeats, SHORT);
    };
  }

  private LiveSettings settings(Runnable inTick) throws IOException {
    Path file = Files.writeString(directory.resolve("settings.yaml"), "grants: []");
    var live =
        new LiveSettings(
            SettingsFile.read(file), Optional.of(file), new EventLog(), registry, inTick);
    Files.writeString(file, "grants: [{namespaces: [bank], hosts: [a.example.com]}]");
    live.watch(SHORT, heartbeats);
    return live;
  }

  /** Only the loop under test comes to the clock: the other one's first tick is let through. */
  private WatchSchedule room(Runnable inTick, Duration beat, Duration rest) {
    InstantSource source =
        () -> {
          boolean ofThis =
              Thread.currentThread().getName().equals(beat.equals(SHORT) ? "watches" : "resting");
          if (ofThis) {
            inTick.run();
          }
          return Instant.EPOCH;
        };
    var room = new WatchSchedule(Map.of(), clock(source), release -> {});
    room.start(heartbeats, beat, rest);
    return room;
  }

  private static Clock clock(InstantSource source) {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return source.instant();
      }
    };
  }

  private double failures(Ours loop) {
    return registry.counter("hotswap.loop.failures", "loop", loop.loop()).count();
  }

  private static Set<String> loops(HttpClient http, RunningOperator operator) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + operator.managementPort() + "/metrics");
    String page = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    Set<String> names = new TreeSet<>();
    NAME.matcher(page).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static void install(FakeApiServer server) {
    try (KubernetesClient client = server.client()) {
      for (CrdManifest crd : CrdManifest.values()) {
        client.load(new ByteArrayInputStream(crd.yaml().getBytes(StandardCharsets.UTF_8))).create();
      }
    }
  }
}
