package dev.hotswap.e2e.kubelet.image;

import java.util.List;
import java.util.Map;

/**
 * What runs on this machine when a container of an image starts.
 *
 * @param command the program's path and its first arguments; a container's {@code args} follow
 * @param environment what the image itself sets; a container's {@code env} goes before it
 */
public record Program(List<String> command, Map<String, String> environment) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program whose image sets nothing. */
  public static Program of(String... command) {
    return new Program(List.of(command), Map.of());
  }
}
