package dev.hotswap.e2e.real.part;

import java.util.List;
import java.util.Map;

/**
 * One program of the stack.
 *
 * @param command its file and arguments
 * @param environment its whole environment
 * @param health how one sees that it works
 */
public record Part(
    PartName name, List<String> command, Map<String, String> environment, Health health) {
  public Part {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
