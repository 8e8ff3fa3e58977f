package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts the operator. Which cluster: as kubectl finds it ({@code KUBECONFIG}, or the pod's
 * ServiceAccount), or {@code KUBERNETES_MASTER} and {@code KUBERNETES_AUTH_TOKEN}.
 */
public final class Main {
  /** Longest time of a clean stop; the pod's grace period is above it. */
  private static final Duration STOP = Duration.ofSeconds(10);

  private static final int WRONG_START = 2;

  private Main() {}

  /** Runs until the process is told to stop; with {@code --check} first it only checks. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0 && arguments[0].equals(InstallationCheck.ASKED)) {
      System.exit(InstallationCheck.run(List.of(arguments).subList(1, arguments.length)));
    }
    Config cluster = Config.autoConfigure(null);
    try {
      Settings settings = Arguments.settings(List.of(arguments), System.getenv());
      Optional<Path> file = Arguments.file(List.of(arguments), System.getenv());
      RunningOperator operator = Wiring.start(settings, file, cluster, Surroundings.real());
      Shutdown.closeAtExit(operator, STOP);
    } catch (RuntimeException e) {
      System.err.println(StartFault.explain(e, cluster.getMasterUrl()));
      System.exit(WRONG_START);
    }
  }
}
