package dev.hotswap.e2e.stack;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A kubeconfig file: where the API server is, and who one is there. */
public final class Kubeconfig {
  private Kubeconfig() {}

  /** Writes the file that says what {@code config} says, and returns it. */
  public static Path write(Path file, Config config) {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: stack
        clusters:
        - name: stack
          cluster: {server: "%s"%s}
        users:
        - name: me
          user: {token: "%s"}
        contexts:
        - name: stack
          context: {cluster: stack, user: me}
        """
            .formatted(config.getMasterUrl(), authority(config), config.getOauthToken());
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String authority(Config config) {
    return Optional.ofNullable(config.getCaCertFile())
        .map(", certificate-authority: \"%s\""::formatted)
        .orElse("");
  }
}
