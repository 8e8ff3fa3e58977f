package dev.hotswap.operator.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.core.plan.Revision;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a blueprint by its content: equal content, equal revision, whatever version of the operator
 * or its libraries computes it. The first 48 bits of SHA-256 over canonical JSON.
 */
public final class RevisionHash {
  private static final int HEX_DIGITS = 12;

  private RevisionHash() {}

  /** The revision of this blueprint. */
  public static Revision of(Blueprint blueprint) {
    String canonical =
        "{\"ports\":"
            + CanonicalJson.of(blueprint.ports())
            + ",\"template\":"
            + CanonicalJson.of(blueprint.template())
            + "}";
    return new Revision(
        HexFormat.of()
            .formatHex(sha256().digest(canonical.getBytes(UTF_8)))
            .substring(0, HEX_DIGITS));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
