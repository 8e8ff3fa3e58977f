package dev.hotswap.operator.reconcile.theatre;

import dev.hotswap.operator.app.RunningOperator;
import dev.hotswap.operator.app.Surroundings;
import dev.hotswap.operator.app.Wiring;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.testkit.simulation.OperatorFactory;
import dev.hotswap.testkit.simulation.OperatorHandle;
import dev.hotswap.testkit.simulation.PlayedTraffic;
import io.fabric8.kubernetes.client.Config;
import java.time.Clock;
import java.time.Duration;

/** Starts the whole operator in this JVM, with the settings given. */
public final class InProcess implements OperatorFactory {
  /** One operator, which need not agree with anybody. */
  public static final String ALONE =
      """
      management: {address: 127.0.0.1, port: 0}
      lease: {enabled: false}
      """;

  private static final Duration TICK = Duration.ofMillis(2);

  private final String settings;

  /** Operators with these settings. */
  public InProcess(String settings) {
    this.settings = settings;
  }

  @Override
  public OperatorHandle start(Config cluster, String holder, Clock clock, PlayedTraffic traffic) {
    Settings read = SettingsFile.parse(settings, "the test's settings");
    RunningOperator running =
        Wiring.start(
            read,
            cluster,
            new Surroundings(
                clock,
                TICK,
                (s, client, onChange) -> new PlayedSight(traffic, clock, onChange),
                () -> {}));
    return new OperatorHandle() {
      @Override
      public boolean busy() {
        return running.busy();
      }

      @Override
      public void close() {
        running.close();
      }
    };
  }
}
