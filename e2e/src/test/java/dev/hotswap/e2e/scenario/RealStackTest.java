package dev.hotswap.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Skipped, with the missing programs' names, where {@code e2e/real/build} was never run. */
class RealStackTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private record Ended(int status, String said) {}

  @Test
  void good_and_bad_versions_end_as_they_should_on_a_real_control_plane()
      throws IOException, InterruptedException {
    Ended missing = run(List.of("e2e/real/build", "--missing"));
    assumeThat(missing.said()).as("programs that e2e/real/build would make").isBlank();
    Ended network = run(List.of("e2e/real/namespace", "true"));
    assumeThat(network.status()).as("no private network here: " + network.said()).isZero();

    Ended played =
        run(
            List.of(
                "e2e/real/namespace",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hotswap.e2e.scenario.Scenarios",
                "good",
                "bad-by-errors",
                "deleted-as-orphan",
                "--second-chance"));

    assertThat(played.status()).as(played.said()).isZero();
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(REPOSITORY.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
