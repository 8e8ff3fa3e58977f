package dev.hotswap.e2e.bench;

import picocli.CommandLine.Option;

/**
 * How a benchmark tells its figures: progress goes to standard error, figures to standard output.
 */
final class Output {
  @Option(names = "--json", description = "one line of JSON instead of a table")
  private boolean json;

  void print(Sheet sheet) {
    System.out.println(json ? sheet.json() : sheet.table());
  }
}
