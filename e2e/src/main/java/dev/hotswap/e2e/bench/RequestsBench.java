package dev.hotswap.e2e.bench;

import dev.hotswap.e2e.demo.Pauses;
import dev.hotswap.e2e.demo.Releases;
import dev.hotswap.e2e.stack.EmbeddedStack;
import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import dev.hotswap.testkit.load.ConstantLoad;
import dev.hotswap.testkit.load.LoadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/**
 * What the operator costs the API server: its requests for a release of three steps, for a
 * rollback, and while nothing happens; and how much memory it holds.
 */
@Command(name = "requests", description = "API requests by verb and resource, and memory.")
final class RequestsBench implements Callable<Integer> {
  private static final String OPERATOR = "system:serviceaccount:hotswap-system:hotswap-operator";
  private static final Duration IDLE = Duration.ofSeconds(60);

  @Override
  public Integer call() throws Exception {
    try (EmbeddedStack stack = EmbeddedStack.start(Path.of("").toAbsolutePath(), Progress::say)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      stack.images().publish("1.0.0", "go1.18.10", Map.of());
      stack.images().publish("2.0.0", "go1.21.13", Map.of());
      stack.images().publish("2.1.0", "go1.21.13", Map.of("ERROR_RATE", "0.2"));
      stack.operator().start();
      Releases releases = new Releases(stack.client());
      releases.policy(Pauses.FULL);
      try (ConstantLoad _ = ConstantLoad.start(plan(stack), Clock.systemUTC())) {
        measure(
            stack,
            "first release",
            () -> releases.apply("1.0.0"),
            () -> releases.view().serves("1.0.0"));
        measure(
            stack,
            "good release of three steps",
            () -> releases.apply("2.0.0"),
            () -> releases.view().serves("2.0.0"));
        measure(
            stack,
            "bad release, rolled back",
            () -> releases.apply("2.1.0"),
            () -> releases.view().phase().equals("RolledBack"));
        stack.server().audit().clear();
        Thread.sleep(IDLE);
        report(stack, "idle for a minute");
      }
      System.out.println("memory with one release: " + memory(stack));
    }
    return 0;
  }

  private static void measure(
      EmbeddedStack stack, String name, Runnable begin, BooleanSupplier ended)
      throws InterruptedException {
    stack.server().audit().clear();
    begin.run();
    stack.await(name, ended);
    report(stack, name);
  }

  private static void report(EmbeddedStack stack, String name) {
    Map<String, Long> counts =
        stack.server().audit().entries(RequestsBench::counts).stream()
            .collect(
                Collectors.groupingBy(
                    AuditEntry::verbAndResource, TreeMap::new, Collectors.counting()));
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf("%s: %d requests besides watches and leases %s%n", name, sum, counts);
  }

  private static boolean counts(AuditEntry entry) {
    return entry.user().equals(OPERATOR)
        && !entry.action().verb().equals("watch")
        && !entry.action().resourcePath().startsWith("leases");
  }

  private static String memory(EmbeddedStack stack) throws IOException {
    Path status = Path.of("/proc", stack.operator().pid().orElseThrow().toString(), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElse("unknown");
  }

  private static LoadPlan plan(EmbeddedStack stack) {
    return new LoadPlan(
        stack.gateways(),
        "payment.example.com",
        "/api/user/1",
        200,
        Duration.ofSeconds(15),
        200 * 300);
  }
}
