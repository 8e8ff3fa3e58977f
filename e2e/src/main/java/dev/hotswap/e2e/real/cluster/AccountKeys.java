package dev.hotswap.e2e.real.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key pair that signs the tokens of ServiceAccounts, as PEM files.
 *
 * @param secret for who signs
 * @param known for who verifies
 */
public record AccountKeys(Path secret, Path known) {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Makes a new pair in a folder. */
  public static AccountKeys create(Path folder) throws IOException {
    KeyPair pair = generate();
    return new AccountKeys(
        pem(folder.resolve("accounts.key"), "PRIVATE KEY", pair.getPrivate().getEncoded()),
        pem(folder.resolve("accounts.pub"), "PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  private static Path pem(Path file, String kind, byte[] encoded) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(kind, LINES.encodeToString(encoded), kind));
  }
}
