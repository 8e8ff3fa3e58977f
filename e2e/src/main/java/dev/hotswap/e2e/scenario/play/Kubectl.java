package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.real.RealStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The real kubectl, used by a person in the namespace of a release. */
record Kubectl(RealStack stack, String namespace) {
  /**
   * Runs one command and returns what it printed.
   *
   * @throws Missed if it fails, with its own words
   */
  String run(List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(stack.programs().resolve("kubectl").toString());
    command.addAll(List.of("--kubeconfig", stack.kubeconfig().toString()));
    command.addAll(List.of("--namespace", namespace));
    arguments.stream().map(word -> word.replace("$namespace", namespace)).forEach(command::add);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Missed("kubectl " + String.join(" ", arguments) + " failed: " + said.strip());
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
