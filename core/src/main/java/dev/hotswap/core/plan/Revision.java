package dev.hotswap.core.plan;

/**
 * The identity of what runs: a hash of the raw template, artifact and ports, before any defaulting.
 *
 * @param hash lower-case letters and digits, 1 to 16 characters
 */
public record Revision(String hash) {
  public Revision {
    if (!hash.matches("[a-z0-9]{1,16}")) {
      throw new IllegalArgumentException(
          "revision '" + hash + "' must be 1 to 16 lower-case letters or digits");
    }
  }

  @Override
  public String toString() {
    return hash;
  }
}
