package dev.hotswap.e2e.bench;

import dev.hotswap.e2e.demo.Pauses;
import dev.hotswap.e2e.demo.Releases;
import dev.hotswap.e2e.load.ConstantLoad;
import dev.hotswap.e2e.load.LoadPlan;
import dev.hotswap.e2e.stack.EmbeddedStack;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What the operator asks of the API server: for a first release, for a release of three steps, for
 * a rollback, and while nothing happens.
 */
@Command(name = "requests", description = "API requests of a release, by verb and resource.")
final class RequestsBench implements Callable<Integer> {
  private static final String OPERATOR = "system:serviceaccount:hotswap-system:hotswap-operator";
  private static final Duration IDLE = Duration.ofSeconds(60);

  @Mixin private final Output output = new Output();

  private final List<Sheet.Case> cases = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    try (EmbeddedStack stack = EmbeddedStack.start(Path.of("").toAbsolutePath(), Progress::say)) {
      Thread end = Thread.ofPlatform().unstarted(stack::close);
      Runtime.getRuntime().addShutdownHook(end);
      stack.images().publish("1.0.0", "go1.18.10", Map.of());
      stack.images().publish("2.0.0", "go1.21.13", Map.of());
      stack.images().publish("2.1.0", "go1.21.13", Map.of("ERROR_RATE", "0.2"));
      stack.operator().start();
      Releases releases = new Releases(stack.client());
      releases.policy(Pauses.FULL);
      try (ConstantLoad _ = ConstantLoad.start(plan(stack), Clock.systemUTC())) {
        play(stack, releases);
      }
    }
    output.print(new Sheet("requests", cases));
    return 0;
  }

  private void play(EmbeddedStack stack, Releases releases) throws InterruptedException {
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

  private void measure(EmbeddedStack stack, String name, Runnable begin, BooleanSupplier ended)
      throws InterruptedException {
    stack.server().audit().clear();
    begin.run();
    stack.await(name, ended);
    report(stack, name);
  }

  private void report(EmbeddedStack stack, String name) {
    Requests seen = Requests.of(stack.server(), OPERATOR);
    Progress.say(name + ": " + seen.worked() + " requests");
    cases.add(new Sheet.Case(name, seen.byVerbAndResource()));
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
