package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.real.RealStack;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The real kubectl, used by a person in one namespace.
 *
 * @param user who that is; without, somebody who may do everything
 */
record Kubectl(RealStack stack, String namespace, Optional<String> user) {
  /**
   * Runs one command and returns what it printed.
   *
   * @throws Missed if it fails, with its own words
   */
  String run(List<String> arguments) throws InterruptedException {
    return run(arguments, "");
  }

  /** The same, for a command that reads {@code input}. */
  String run(List<String> arguments, String input) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(stack.programs().resolve("kubectl").toString());
    command.addAll(List.of("--kubeconfig", stack.kubeconfig().toString()));
    command.addAll(List.of("--namespace", namespace));
    user.ifPresent(name -> command.add("--as=" + name));
    arguments.stream().map(word -> word.replace("$namespace", namespace)).forEach(command::add);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread.startVirtualThread(() -> feed(process, input));
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Missed("kubectl " + String.join(" ", arguments) + " failed: " + said.strip());
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // It has read what it wanted, and says itself what it made of it.
    }
  }
}
