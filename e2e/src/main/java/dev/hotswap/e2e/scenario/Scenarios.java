package dev.hotswap.e2e.scenario;

import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.scenario.file.Scenario;
import dev.hotswap.e2e.scenario.file.ScenarioFile;
import dev.hotswap.e2e.scenario.result.Result;
import dev.hotswap.e2e.scenario.result.Series;
import dev.hotswap.e2e.scenario.result.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scenarios on the real stack and prints one line for each. */
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    description =
        "Runs releases on a real control plane, istiod and Envoy, with every kind of fault.")
final class Scenarios implements Callable<Integer> {
  @Parameters(description = "beginnings of names; none means all", arity = "0..*")
  private List<String> names = List.of();

  @Option(names = "--folder", description = "where the files are (default e2e/scenarios)")
  private Path folder = Path.of("e2e/scenarios");

  @Option(names = "--at-once", description = "how many at once (default 3)")
  private int atOnce = 3;

  @Option(
      names = "--part",
      description = "I/N plays the I-th of N parts of the list, for N stacks side by side")
  private Part part = Part.WHOLE;

  @Option(names = "--runs", description = "how often each (default 1)")
  private int runs = 1;

  @Option(
      names = "--second-chance",
      description = "what is not as expected is played once more, alone, and that run counts")
  private boolean secondChance;

  @Option(names = "--json", description = "also writes the results to this file, one a line")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--list", description = "lists them and runs nothing")
  private boolean list;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Scenarios()).registerConverter(Part.class, Part::parse).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Scenario> chosen = chosen();
    if (list) {
      chosen.forEach(s -> out.printf("%-44s %s%n", s.name(), s.title()));
      return 0;
    }
    try (RealStack stack =
        RealStack.start(Path.of("").toAbsolutePath(), line -> System.err.println(line))) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      stack.operator().start();
      out.println(Table.head());
      Programme programme = new Programme(stack, out);
      List<Result> results = programme.perform(repeated(chosen), atOnce);
      return report(secondChance ? afterSecondChance(results, programme, out) : results, out);
    }
  }

  /** On a machine with too much to do, a step can come later than a scenario waits for it. */
  private static List<Result> afterSecondChance(
      List<Result> results, Programme programme, PrintStream out) throws InterruptedException {
    List<Scenario> again =
        results.stream().filter(result -> !result.ok()).map(Result::scenario).toList();
    if (again.isEmpty()) {
      return results;
    }
    out.printf("%nonce more, alone: %d%n", again.size());
    List<Result> all = new ArrayList<>(results.stream().filter(Result::ok).toList());
    all.addAll(programme.perform(again, 1));
    return all;
  }

  private List<Scenario> chosen() throws IOException {
    List<Scenario> named =
        ScenarioFile.all(folder).stream()
            .filter(s -> names.isEmpty() || names.stream().anyMatch(s.name()::startsWith))
            .toList();
    return Stream.of(true, false)
        .flatMap(alone -> part.of(named.stream().filter(s -> s.alone() == alone).toList()).stream())
        .toList();
  }

  private List<Scenario> repeated(List<Scenario> chosen) {
    List<Scenario> all = new ArrayList<>();
    IntStream.range(0, runs).forEach(_ -> all.addAll(chosen));
    return all;
  }

  private int report(List<Result> results, PrintStream out) throws IOException {
    long failed = results.stream().filter(result -> !result.ok()).count();
    if (runs > 1) {
      out.printf("%n%s%n", Series.table(results));
    }
    out.printf("%n%d scenarios, %d not as expected%n", results.size(), failed);
    if (json.isPresent()) {
      Files.writeString(json.get(), Table.json(results));
    }
    return failed == 0 ? 0 : 1;
  }
}
