package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.load.ConstantLoad;
import dev.hotswap.e2e.load.LoadPlan;
import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.stack.EmbeddedStack;
import dev.hotswap.e2e.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo: five releases under a constant load, watched live and counted afterwards. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs five releases under load on the embedded stack and counts every request.")
final class Demo implements Callable<Integer> {
  private static final int REQUESTS_PER_SECOND = 200;
  private static final int LONGEST_SECONDS = 480;

  @Option(names = "--quick", description = "shorter pauses: under 90 seconds")
  private boolean quick;

  @Option(
      names = "--json",
      description = "one JSON object on standard output; progress on standard error")
  private boolean json;

  @Option(names = "--live", description = "draw one picture anew; ./demo says so on a terminal")
  private boolean live;

  @Option(
      names = "--real",
      description = "on a real control plane with istiod and Envoy; ./demo gives it its network")
  private boolean real;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Demo()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintStream progress = utf8(json ? System.err : System.out);
    boolean terminal = live && !json;
    Clock clock = Clock.systemUTC();
    try (Stack stack = stack(progress)) {
      Thread cleanUp = Thread.ofPlatform().unstarted(stack::close);
      Runtime.getRuntime().addShutdownHook(cleanUp);
      Report report = run(stack, progress, terminal, clock);
      utf8(System.out).println(json ? report.json() : report.table());
      Runtime.getRuntime().removeShutdownHook(cleanUp);
      return report.ok() ? 0 : 1;
    }
  }

  private Stack stack(PrintStream progress) throws IOException, InterruptedException {
    Path repository = Path.of("").toAbsolutePath();
    return real
        ? RealStack.start(repository, progress::println)
        : EmbeddedStack.start(repository, progress::println);
  }

  private Report run(Stack stack, PrintStream progress, boolean terminal, Clock clock)
      throws InterruptedException {
    DemoImages.publish(stack);
    stack.operator().start();
    Releases releases = new Releases(stack.client());
    releases.policy(quick ? Pauses.QUICK : Pauses.FULL);
    List<ScenarioRun.Ran> ran = new ArrayList<>();
    ConstantLoad load = ConstantLoad.start(plan(stack), clock);
    try (load) {
      releases.apply("1.0.0");
      progress.println("waiting for 1.0.0 to serve");
      stack.await("1.0.0 to be stable", () -> releases.view().serves("1.0.0"));
      LiveView view = new LiveView(progress, terminal, clock, load);
      ScenarioRun run = new ScenarioRun(stack, releases, view, clock);
      for (Scenario scenario : Scenario.ALL) {
        ran.add(run.run(scenario));
      }
    }
    return new Report(stack.name(), Count.of(ran, load.soFar(), clock.instant()));
  }

  private static LoadPlan plan(Stack stack) {
    return new LoadPlan(
        stack.gateways(),
        "payment.example.com",
        "/api/user/1",
        REQUESTS_PER_SECOND,
        Duration.ofSeconds(15),
        REQUESTS_PER_SECOND * LONGEST_SECONDS);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
