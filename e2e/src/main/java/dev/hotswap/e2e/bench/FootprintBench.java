package dev.hotswap.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What an operator holds and asks while it looks after many stable releases: brings them up, is
 * started anew among them, and is then left alone.
 */
@Command(name = "footprint", description = "Start, memory and API requests with many releases.")
final class FootprintBench implements Callable<Integer> {
  private static final Duration SETTLING = Duration.ofSeconds(30);

  @Option(
      names = "--releases",
      defaultValue = "10,1000",
      split = ",",
      description = "how many (default 10,1000)")
  private List<Integer> releases = List.of();

  @Option(
      names = "--brought-up",
      defaultValue = "1000",
      description = "so many at most are brought up, the others are copies (default 1000)")
  private int broughtUp;

  @Option(
      names = "--idle-minutes",
      defaultValue = "3",
      description = "how long to watch it idle (default 3)")
  private int minutes;

  @Mixin private final Container container = new Container();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws Exception {
    List<Sheet.Case> cases = new ArrayList<>();
    for (int count : releases) {
      cases.add(new Sheet.Case(count + " releases", measured(count)));
    }
    output.print(new Sheet("footprint", cases));
    return 0;
  }

  private Map<String, Number> measured(int count) throws Exception {
    Path folder = container.folder("footprint");
    Map<String, Number> figures = new LinkedHashMap<>();
    try (Crowd crowd = new Crowd()) {
      Path kubeconfig = crowd.kubeconfig(folder.resolve("kubeconfig"));
      try (var operator = container.start(folder, kubeconfig)) {
        bringUp(crowd, operator, Math.min(count, broughtUp), figures);
      }
      if (count > broughtUp) {
        Progress.say("copying it " + (count - broughtUp) + " times");
        crowd.copy(broughtUp, count);
        crowd.requests();
      }
      try (var operator = container.start(folder, kubeconfig)) {
        leaveAlone(crowd, operator, count, figures);
      }
    }
    return figures;
  }

  private static void bringUp(
      Crowd crowd, LaunchedOperator operator, int count, Map<String, Number> figures)
      throws InterruptedException, IOException {
    long began = System.nanoTime();
    Progress.say("bringing up " + count + " releases");
    crowd.apply(count);
    crowd.awaitStable();
    figures.put("bringUpSeconds", (System.nanoTime() - began) / 1_000_000_000);
    figures.put("requestsPerRelease", (double) crowd.requests().worked() / count);
    figures.put("residentAfterBringUpMebibytes", operator.residentMebibytes());
  }

  private void leaveAlone(
      Crowd crowd, LaunchedOperator operator, int count, Map<String, Number> figures)
      throws InterruptedException, IOException {
    Progress.say("starting anew among them");
    figures.put("startToFirstReconcileMillis", operator.millisUntilReconciles(1));
    figures.put("startToAllReconciledMillis", operator.millisUntilReconciles(count));
    Thread.sleep(SETTLING);
    Requests start = crowd.requests();
    Progress.say("start: " + start.counts());
    figures.put("requestsAtStart", start.worked());
    Progress.say("leaving it alone");
    Thread.sleep(Duration.ofMinutes(minutes));
    Requests idle = crowd.requests();
    figures.put("residentIdleMebibytes", operator.residentMebibytes());
    figures.put("requestsPerIdleMinute", (double) idle.worked() / minutes);
    figures.put("watchesOpenedPerIdleMinute", (double) idle.watches() / minutes);
    figures.put("leaseRequestsPerIdleMinute", (double) idle.leases() / minutes);
    Progress.say("idle: " + idle.counts());
  }
}
