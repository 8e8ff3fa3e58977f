package dev.hotswap.e2e.bench;

import dev.hotswap.e2e.stack.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Many releases idle, some of them on trial at once with requests in the gateway's counters: how
 * soon a bad one is sent nothing any more, what it costs to watch them, and how soon a new operator
 * watches them all again.
 */
@Command(name = "load", description = "A bad version among many that are on trial at once.")
final class LoadBench implements Callable<Integer> {
  private static final String SETTINGS = "bench/load-operator.yaml";
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration OBSERVED = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  @Option(names = "--releases", defaultValue = "1000", description = "in all (default 1000)")
  private int releases;

  @Option(
      names = "--active",
      defaultValue = "1,300",
      split = ",",
      description = "of them on trial at once (default 1,300)")
  private List<Integer> active = List.of();

  @Option(names = "--gateways", defaultValue = "3", description = "gateway pods (default 3)")
  private int gateways;

  @Option(names = "--tries", defaultValue = "30", description = "bad versions (default 30)")
  private int tries;

  @Mixin private final Container container = new Container();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws Exception {
    List<Sheet.Case> cases = new ArrayList<>();
    for (int count : active) {
      cases.add(new Sheet.Case(count + " of " + releases + " on trial", measured(count)));
    }
    output.print(new Sheet("load", cases));
    return 0;
  }

  private Map<String, Number> measured(int count) throws Exception {
    Path folder = container.folder("load");
    Map<String, Number> figures = new LinkedHashMap<>();
    PlayedRequests requests = new PlayedRequests();
    try (PlayedStatistics gateway = new PlayedStatistics(gateways, requests);
        Crowd crowd = new Crowd()) {
      crowd.onRoute(requests::routed);
      crowd.watch(gateway.pods());
      Path kubeconfig = crowd.kubeconfig(folder.resolve("kubeconfig"));
      Map<String, String> settings = Map.of("statistics", "" + gateway.port());
      try (var operator = container.start(folder, kubeconfig, SETTINGS, settings)) {
        bringUp(crowd, requests, count);
        watch(crowd, operator, figures);
        turnBad(requests, count, figures);
      }
      try (var operator = container.start(folder, kubeconfig, SETTINGS, settings)) {
        int left = Math.max(0, 2 * (count - tries));
        figures.put(
            "restartToAllWatchedMillis", operator.millisUntil("hotswap_gateway_backends", left));
      }
    }
    return figures;
  }

  private void bringUp(Crowd crowd, PlayedRequests requests, int count)
      throws InterruptedException {
    Progress.say("bringing up " + releases + " releases");
    crowd.apply(releases);
    crowd.awaitStable();
    Progress.say("a new version of " + count);
    IntStream.range(0, count).forEach(number -> crowd.commit(number, "2.0.0"));
    Await.until(
        "all to be on trial",
        PATIENCE,
        () -> IntStream.range(0, count).allMatch(n -> requests.weight(candidate(n)) == 10));
  }

  private static void watch(Crowd crowd, LaunchedOperator operator, Map<String, Number> figures)
      throws InterruptedException {
    Progress.say("watching them");
    Thread.sleep(OBSERVED);
    crowd.requests();
    Duration before = operator.processorTime();
    Thread.sleep(OBSERVED);
    Duration spent = operator.processorTime().minus(before);
    figures.put("processorMillisPerSecond", spent.toMillis() / OBSERVED.toSeconds());
    figures.put("requestsPerSecond", (double) crowd.requests().worked() / OBSERVED.toSeconds());
    figures.put("residentMebibytes", operator.residentMebibytes());
  }

  private void turnBad(PlayedRequests requests, int count, Map<String, Number> figures)
      throws InterruptedException {
    List<Long> millis = new ArrayList<>();
    for (int number = 0; number < Math.min(count, tries); number++) {
      String service = candidate(number);
      requests.turnsBad(service);
      Await.until(
          service + " to be sent nothing",
          PATIENCE,
          () -> requests.millisUntilAway(service).isPresent());
      millis.add(requests.millisUntilAway(service).orElseThrow());
      Thread.sleep(BETWEEN);
    }
    Figures found = new Figures(millis);
    figures.put("tries", found.values().size());
    figures.put("badToRouteMedianMillis", found.median());
    figures.put("badToRouteP95Millis", found.values().get((found.values().size() * 95 - 1) / 100));
    figures.put("badToRouteWorstMillis", found.worst());
  }

  /** The second slot: the first version went into the first. */
  private static String candidate(int number) {
    return "service-" + number + "-b";
  }
}
