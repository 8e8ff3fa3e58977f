package dev.hotswap.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void the_same_seed_gives_the_same_figures() {
    String first = answer("--rps", "50", "--candidate", "20%", "--runs", "50", "--json");
    String again = answer("--rps", "50", "--candidate", "20%", "--runs", "50", "--json");

    assertThat(first).isEqualTo(again);
    assertThat(first)
        .startsWith("{\"metric\": \"errors\", \"rps\": 50, \"weight\": 0.1, \"base\": 0.005,")
        .contains("\"runs\": 50", "\"falseAlarms\": 0", "\"caught\": 50", "\"medianSeconds\": ");
  }

  @Test
  void a_healthy_candidate_has_no_delay() {
    assertThat(answer("--runs", "20", "--minutes", "2", "--json"))
        .contains("\"caught\": 0, \"medianSeconds\": null, \"p95Seconds\": null");
  }

  @Test
  void people_get_sentences() {
    assertThat(answer("--latency", "50%", "--base", "0.1%", "--runs", "20"))
        .startsWith("200 req/s in all, 10 % to the candidate; slow requests: stable 0.1 %,")
        .contains("caught        20, after 0.");
  }

  @ParameterizedTest
  @CsvSource({
    "--candidate,0.2,--candidate '0.2': write a share of requests between 0% and 100%",
    "--candidate,300x,--candidate '300x': write a share of requests between 0% and 100%",
    "--base,5x%,--base '5x%': write a share of requests between 0% and 100%",
    "--rps,0,--rps 0.0: use a number from 0.01 to 100000.0",
    "--runs,0,--runs 0: use a number from 1 to 1000000",
    "--phi,guessed,Invalid value for option '--phi'",
  })
  void what_makes_no_sense_is_refused_with_a_sentence(String option, String value, String says) {
    int status = execute(option, value);

    assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(says);
  }

  private String answer(String... args) {
    out.getBuffer().setLength(0);
    assertThat(execute(args)).isZero();
    return out.toString();
  }

  private int execute(String... args) {
    return Simulate.command()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
