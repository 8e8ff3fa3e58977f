package dev.hotswap.operator.tls;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PEM files that one side of a TLS connection uses.
 *
 * @param authorities certificates that sign the other side's; without them the JDK's own list holds
 * @param identity what this side shows of itself
 */
public record TlsFiles(Optional<Path> authorities, Optional<Identity> identity) {
  /**
   * A certificate with its key.
   *
   * @param certificate the chain, the own certificate first
   * @param key its private key, not encrypted
   */
  public record Identity(Path certificate, Path key) {}

  /** Every file that is read. */
  Stream<Path> all() {
    return Stream.concat(
        authorities.stream(),
        identity.stream().flatMap(own -> Stream.of(own.certificate(), own.key())));
  }
}
