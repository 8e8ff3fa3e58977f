package dev.hotswap.e2e.bench;

import dev.hotswap.e2e.demo.Pauses;
import dev.hotswap.e2e.demo.ReleaseView;
import dev.hotswap.e2e.demo.Releases;
import dev.hotswap.e2e.demo.Restore;
import dev.hotswap.e2e.load.ConstantLoad;
import dev.hotswap.e2e.load.LoadPlan;
import dev.hotswap.e2e.load.LoadRecord;
import dev.hotswap.e2e.stack.EmbeddedStack;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Time to restore: from the first bad answer that a user got to the last request sent that the bad
 * version answered. The same bad version again and again, each time by {@code retry}.
 */
@Command(name = "restore", description = "Time to restore, and what failed besides.")
final class RestoreBench implements Callable<Integer> {
  private static final String GOOD = "1.0.0";
  private static final String BAD = "2.1.0";

  @Option(names = "--runs", defaultValue = "20", description = "how often each (default 20)")
  private int runs;

  @Option(
      names = "--error-rate",
      defaultValue = "0.2,1",
      split = ",",
      description = "of the bad version (default 0.2,1)")
  private List<Double> errorRates = List.of();

  @Option(names = "--rps", defaultValue = "200", description = "requests a second (default 200)")
  private int perSecond;

  @Mixin private final Output output = new Output();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    List<Sheet.Case> cases = new ArrayList<>();
    for (double errorRate : errorRates) {
      cases.add(measured(errorRate));
    }
    output.print(new Sheet("restore", cases));
    return 0;
  }

  private Sheet.Case measured(double errorRate) throws Exception {
    try (EmbeddedStack stack = EmbeddedStack.start(Path.of("").toAbsolutePath(), Progress::say)) {
      Thread end = Thread.ofPlatform().unstarted(stack::close);
      Runtime.getRuntime().addShutdownHook(end);
      stack.images().publish(GOOD, "go1.18.10", Map.of());
      stack.images().publish(BAD, "go1.21.13", Map.of("ERROR_RATE", Double.toString(errorRate)));
      stack.operator().start();
      return new Sheet.Case("%.0f %% errors".formatted(errorRate * 100), measured(stack));
    }
  }

  private Map<String, Number> measured(EmbeddedStack stack) throws InterruptedException {
    Releases releases = new Releases(stack.client());
    releases.policy(Pauses.FULL);
    try (ConstantLoad load = ConstantLoad.start(plan(stack), clock)) {
      releases.apply(GOOD);
      stack.await("1.0.0 to be stable", () -> releases.view().serves(GOOD));
      Instant began = clock.instant();
      releases.apply(BAD);
      Figures restores = restores(stack, releases, load);
      return figures(restores, load.soFar().sentBetween(began, clock.instant()));
    }
  }

  private Figures restores(EmbeddedStack stack, Releases releases, ConstantLoad load)
      throws InterruptedException {
    List<Long> restores = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      Instant began = clock.instant();
      stack.await("2.1.0 to be rolled back", () -> rolledBack(releases.view()));
      LoadRecord seen = load.soFar().sentBetween(began, clock.instant());
      restores.add(Restore.millis(seen.answeredBy(BAD)).orElseThrow());
      Progress.say("run %d: %d ms".formatted(run, restores.getLast()));
      if (run < runs) {
        releases.retry("run-" + run);
        stack.await("another try", () -> releases.view().candidate().equals(BAD));
      }
    }
    return new Figures(restores);
  }

  private Map<String, Number> figures(Figures restores, LoadRecord all) {
    LoadRecord innocent = all.failed().except(sent -> sent.version().equals(BAD));
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("requestsPerSecond", perSecond);
    figures.put("weightPercent", 10);
    figures.put("runs", restores.values().size());
    figures.put("bestMillis", restores.best());
    figures.put("medianMillis", restores.median());
    figures.put("worstMillis", restores.worst());
    figures.put("requests", all.requests().size());
    figures.put("failedBesides", innocent.requests().size());
    return figures;
  }

  private LoadPlan plan(EmbeddedStack stack) {
    return new LoadPlan(
        stack.gateways(),
        "payment.example.com",
        "/api/user/1",
        perSecond,
        Duration.ofSeconds(15),
        perSecond * 60 * (runs + 2));
  }

  private static boolean rolledBack(ReleaseView view) {
    return view.phase().equals("RolledBack") && view.rejected().isPresent();
  }
}
