package dev.hotswap.e2e.bench;

import dev.hotswap.e2e.demo.Pauses;
import dev.hotswap.e2e.demo.ReleaseView;
import dev.hotswap.e2e.demo.Releases;
import dev.hotswap.e2e.demo.Restore;
import dev.hotswap.e2e.stack.EmbeddedStack;
import dev.hotswap.testkit.load.ConstantLoad;
import dev.hotswap.testkit.load.LoadPlan;
import dev.hotswap.testkit.load.LoadRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Time to restore: from the first bad answer that a user got to the last request sent that the bad
 * version answered. The same bad version again and again, each time by {@code retry}.
 */
@Command(name = "restore", description = "Time to restore, and what failed besides.")
final class RestoreBench implements Callable<Integer> {
  private static final String GOOD = "1.0.0";
  private static final String BAD = "2.1.0";

  @Option(names = "--runs", defaultValue = "20", description = "how often (default 20)")
  private int runs;

  @Option(
      names = "--error-rate",
      defaultValue = "0.2",
      description = "of the bad version (default 0.2)")
  private double errorRate;

  @Option(names = "--rps", defaultValue = "200", description = "requests a second (default 200)")
  private int perSecond;

  @Override
  public Integer call() throws Exception {
    try (EmbeddedStack stack = EmbeddedStack.start(Path.of("").toAbsolutePath(), Progress::say)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      stack.images().publish(GOOD, "go1.18.10", Map.of());
      stack.images().publish(BAD, "go1.21.13", Map.of("ERROR_RATE", Double.toString(errorRate)));
      stack.operator().start();
      measure(stack);
    }
    return 0;
  }

  private void measure(EmbeddedStack stack) throws InterruptedException {
    Releases releases = new Releases(stack.client());
    releases.policy(Pauses.FULL);
    List<Long> restores = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    LoadPlan plan =
        new LoadPlan(
            stack.gateways(),
            "payment.example.com",
            "/api/user/1",
            perSecond,
            Duration.ofSeconds(15),
            perSecond * 60 * (runs + 2));
    ConstantLoad load = ConstantLoad.start(plan, clock);
    Instant measured;
    try (load) {
      releases.apply(GOOD);
      stack.await("1.0.0 to be stable", () -> releases.view().serves(GOOD));
      measured = clock.instant();
      releases.apply(BAD);
      for (int run = 1; run <= runs; run++) {
        Instant began = clock.instant();
        stack.await("2.1.0 to be rolled back", () -> rolledBack(releases.view()));
        LoadRecord seen = load.soFar().sentBetween(began, clock.instant());
        long restore = Restore.millis(seen.answeredBy(BAD)).orElse(-1);
        restores.add(restore);
        System.out.printf("run %d: %d ms%n", run, restore);
        if (run < runs) {
          releases.retry("run-" + run);
          stack.await("another try", () -> releases.view().candidate().equals(BAD));
        }
      }
    }
    LoadRecord all = load.soFar().sentBetween(measured, clock.instant());
    long innocent = all.failed().except(sent -> sent.version().equals(BAD)).requests().size();
    System.out.printf(
        "restore at %.0f %% errors, %d requests/s, 10 %% weight: %s%n",
        errorRate * 100, perSecond, new Figures(restores).seconds());
    System.out.printf("%d requests, %d failed besides%n", all.requests().size(), innocent);
  }

  private static boolean rolledBack(ReleaseView view) {
    return view.phase().equals("RolledBack") && view.rejected().isPresent();
  }
}
