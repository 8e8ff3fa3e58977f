package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.metrics.http.Credentials;
import java.nio.file.Path;

/** A name and a password, as RFC 7617 has them. */
public record BasicAuthSettings(
    @About("The name; no colon in it.") String username,
    @About("File that holds the password; read again for every query.") String passwordFile) {
  public BasicAuthSettings {
    if (username.contains(":")) {
      throw new IllegalArgumentException(
          "username is " + username + ": a colon ends a name, so write one without");
    }
  }

  /** The same, as sources know it. */
  Credentials credentials() {
    return new Credentials.Basic(username, Path.of(passwordFile));
  }
}
