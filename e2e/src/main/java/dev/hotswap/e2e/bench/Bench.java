package dev.hotswap.e2e.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry to all benchmarks that need a stack; {@code e2e/bench --help} lists them. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      RestoreBench.class,
      RequestsBench.class,
      FootprintBench.class,
      GatewayBench.class,
      LoadBench.class
    },
    description = "Measures and reports; asserts nothing.")
final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }
}
