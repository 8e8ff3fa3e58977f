package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.tls.TlsFiles;
import dev.hotswap.operator.tls.TlsFiles.Identity;
import java.nio.file.Path;
import java.util.Optional;

/** Certificates of a connection that the operator opens; the files may rotate. */
public record ClientTlsSettings(
    @About(
            "PEM file with the authorities that sign the server's certificate; left out: those that"
                + " Java trusts.")
        Optional<String> caFile,
    @About("PEM file with the operator's own certificate, for a server that asks for one.")
        Optional<String> certificateFile,
    @About("PEM file with that certificate's key, not encrypted.") Optional<String> keyFile) {
  public ClientTlsSettings {
    if (certificateFile.isPresent() != keyFile.isPresent()) {
      throw new IllegalArgumentException(
          "one of certificateFile and keyFile is missing: name both, or none");
    }
  }

  /** The same, as connections know it. */
  public TlsFiles files() {
    return new TlsFiles(
        caFile.map(Path::of),
        certificateFile.flatMap(
            certificate -> keyFile.map(key -> new Identity(Path.of(certificate), Path.of(key)))));
  }
}
