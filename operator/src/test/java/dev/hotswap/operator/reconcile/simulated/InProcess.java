package dev.hotswap.operator.reconcile.simulated;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.app.RunningOperator;
import dev.hotswap.operator.app.Surroundings;
import dev.hotswap.operator.app.Wiring;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.reconcile.cache.TextBudget;
import dev.hotswap.operator.simulated.OperatorFactory;
import dev.hotswap.operator.simulated.OperatorHandle;
import dev.hotswap.operator.simulated.PlayedTraffic;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Starts the whole operator in this JVM, with the settings given. */
public final class InProcess implements OperatorFactory {
  /** One operator, which need not agree with anybody and grants nothing. */
  public static final String STRICT =
      """
      management: {address: 127.0.0.1, port: 0}
      lease: {enabled: false}
      """;

  /** One operator, which need not agree with anybody and grants every host at every gateway. */
  public static final String ALONE =
      STRICT
          + "grants: [{namespaces: ['*'], hosts: ['*'], gateways: ['*'], metricSources: ['*']}]\n";

  /** Sees played traffic, and judges it by a simple rule. */
  public static final Eyes PLAYED = PlayedSight::new;

  private static final Duration TICK = Duration.ofMillis(2);
  private static final Duration RETRY = Duration.ofMillis(5);

  private final String settings;
  private final Optional<Path> file;
  private final Eyes eyes;
  private final FaultBarrier faults;
  private Function<ClusterNames, RouteKinds> kinds = Kinds::of;
  private TextBudget budget = new TextBudget(Long.MAX_VALUE);

  /** Makes what sees played traffic. */
  @FunctionalInterface
  public interface Eyes {
    /** Watches that tell {@code onChange} of every release with something new. */
    Watches of(PlayedTraffic traffic, Clock clock, Consumer<ReleaseKey> onChange);
  }

  /** Operators with these settings, which see traffic as a simple rule judges it. */
  public InProcess(String settings) {
    this(settings, PlayedSight::new);
  }

  /** Operators with these settings and these eyes. */
  public InProcess(String settings, Eyes eyes) {
    this(settings, eyes, new LoggedFaults());
  }

  /** Operators with these settings in which something may be made to fail. */
  public InProcess(String settings, FaultBarrier faults) {
    this(settings, PlayedSight::new, faults);
  }

  private InProcess(String settings, Eyes eyes, FaultBarrier faults) {
    this.settings = settings;
    this.file = Optional.empty();
    this.eyes = eyes;
    this.faults = faults;
  }

  /** Operators that read this file, and look at it again while they run. */
  public InProcess(Path file) throws IOException {
    this.settings = Files.readString(file);
    this.file = Optional.of(file);
    this.eyes = PlayedSight::new;
    this.faults = new LoggedFaults();
  }

  /** The same, with this much room for what releases keep in memory. */
  public InProcess with(TextBudget other) {
    budget = other;
    return this;
  }

  /** The same, where routes may be of these kinds. */
  public InProcess with(Function<ClusterNames, RouteKinds> other) {
    kinds = other;
    return this;
  }

  @Override
  public OperatorHandle start(Config cluster, String holder, Clock clock, PlayedTraffic traffic) {
    Settings read = SettingsFile.parse(settings, "the test's settings");
    RunningOperator running =
        Wiring.start(
            read,
            file,
            cluster,
            new Surroundings(
                clock,
                clock instanceof ManualClock played ? played::nanos : System::nanoTime,
                TICK,
                RETRY,
                (s, client, registry, heartbeats, onChange) -> eyes.of(traffic, clock, onChange),
                kinds,
                () -> {},
                budget,
                faults));
    return new OperatorHandle() {
      @Override
      public boolean busy() {
        return running.busy();
      }

      @Override
      public long turns() {
        return running.turns();
      }

      @Override
      public void close() {
        running.close();
      }
    };
  }
}
