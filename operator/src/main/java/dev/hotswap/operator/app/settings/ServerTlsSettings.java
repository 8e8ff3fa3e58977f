package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.tls.TlsFiles;
import dev.hotswap.operator.tls.TlsFiles.Identity;
import java.nio.file.Path;
import java.util.Optional;

/** Certificates of a port that the operator listens on; the files may rotate. */
public record ServerTlsSettings(
    @About("PEM file with the certificate, its chain after it.") String certificateFile,
    @About("PEM file with that certificate's key, not encrypted.") String keyFile) {
  /** The same, as connections know it. */
  public TlsFiles files() {
    return new TlsFiles(
        Optional.empty(), Optional.of(new Identity(Path.of(certificateFile), Path.of(keyFile))));
  }
}
