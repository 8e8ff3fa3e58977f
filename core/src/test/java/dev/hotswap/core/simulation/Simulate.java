package dev.hotswap.core.simulation;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code simulate}: plays one cell and reports false alarms and delays. */
@Command(
    name = "simulate",
    description =
        "Plays releases with random traffic against the sequential rule: how often a good one is"
            + " called bad, how soon a bad one is caught.")
final class Simulate implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Option(
      names = "--runs",
      defaultValue = "1000",
      description = "histories to play (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "the same seed plays the same histories (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--json", description = "one line of JSON instead of text")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Simulate() {}

  public static void main(String[] args) {
    System.exit(command().execute(args));
  }

  /** The command, ready to be executed. */
  static CommandLine command() {
    OptionSpec help =
        OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this").build();
    CommandLine command = Options.parser(new Simulate());
    command.getCommandSpec().addOption(help);
    return command;
  }

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine();
    if (runs < 1 || runs > 1_000_000) {
      throw new ParameterException(command, "--runs " + runs + ": use a number from 1 to 1000000");
    }
    Result result = Simulation.run(options.cell(command), runs, seed);
    PrintWriter out = command.getOut();
    out.println(json ? Report.json(result, seed) : Report.text(result));
    out.flush();
    return 0;
  }
}
