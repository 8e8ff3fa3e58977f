package dev.hotswap.operator.metrics.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** What a server is asked with. Secrets lie in files and are read for each request: they rotate. */
public sealed interface Credentials {
  /** Nothing. */
  record None() implements Credentials {}

  /**
   * A bearer token (RFC 6750).
   *
   * @param token the file that holds it; white space around it does not count
   */
  record Bearer(Path token) implements Credentials {}

  /**
   * A name and a password (RFC 7617).
   *
   * @param username never with a colon
   * @param password the file that holds it; a line break at its end does not count
   */
  record Basic(String username, Path password) implements Credentials {}

  /**
   * The value of the header {@code Authorization}; empty where there is none to send.
   *
   * @throws IOException naming the file that cannot be read
   */
  default Optional<String> authorization() throws IOException {
    return switch (this) {
      case None() -> Optional.empty();
      case Bearer(Path token) -> Optional.of("Bearer " + read(token).strip());
      case Basic(String username, Path password) ->
          Optional.of(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(
                          (username + ":" + read(password).stripTrailing())
                              .getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IOException("its file " + file + " cannot be read", unreadable);
    }
  }
}
