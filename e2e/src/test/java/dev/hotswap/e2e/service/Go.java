package dev.hotswap.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Go release on this machine, in the folder of the demo service. */
final class Go {
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private Go() {}

  /** Runs a command that must succeed; what it said is in the failure. */
  static void succeeds(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("go"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(REPOSITORY.resolve("e2e/service").toFile());
    builder.environment().putAll(environment);
    builder.environment().put("GOTOOLCHAIN", "local");
    Process process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s\n%s", command, said).isZero();
  }
}
