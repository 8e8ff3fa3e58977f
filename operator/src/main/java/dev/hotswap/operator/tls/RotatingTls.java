package dev.hotswap.operator.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.exception.GenericException;
import nl.altindag.ssl.pem.util.PemUtils;
import nl.altindag.ssl.util.SSLFactoryUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TLS context whose certificates follow their files: connections that are made after a rotation
 * use the new ones, existing ones go on. Files that cannot be read leave the last good ones in
 * force.
 */
public final class RotatingTls {
  private static final Logger LOG = LoggerFactory.getLogger(RotatingTls.class);

  private final TlsFiles files;
  private final SSLFactory inForce;
  private List<FileTime> read;

  private RotatingTls(TlsFiles files, SSLFactory first, List<FileTime> read) {
    this.files = files;
    this.inForce = first;
    this.read = read;
  }

  /**
   * Reads the files for the first time.
   *
   * @throws IllegalArgumentException naming the files, when one cannot be read
   */
  public static RotatingTls of(TlsFiles files) {
    try {
      List<FileTime> before = times(files);
      return new RotatingTls(files, factory(files), before);
    } catch (IOException | GenericException e) {
      throw new IllegalArgumentException(
          "no TLS with the files " + files.all().toList() + ": " + reason(e), e);
    }
  }

  /** The context; one object for ever. */
  public SSLContext context() {
    return inForce.getSslContext();
  }

  /** Takes in files that changed since the last call. Costs a look at their times. */
  public synchronized void refresh() {
    try {
      List<FileTime> now = times(files);
      if (!now.equals(read)) {
        SSLFactoryUtils.reload(inForce, factory(files));
        read = now;
      }
    } catch (IOException | GenericException e) {
      LOG.warn("the TLS files {} are left as they were read: {}", files.all().toList(), reason(e));
    }
  }

  private static SSLFactory factory(TlsFiles files) {
    SSLFactory.Builder builder = SSLFactory.builder();
    files
        .authorities()
        .ifPresentOrElse(
            file -> builder.withTrustMaterial(PemUtils.loadTrustMaterial(file)),
            builder::withDefaultTrustMaterial);
    files
        .identity()
        .ifPresent(
            own ->
                builder.withIdentityMaterial(
                    PemUtils.loadIdentityMaterial(own.certificate(), own.key())));
    builder.withSwappableTrustMaterial();
    files.identity().ifPresent(own -> builder.withSwappableIdentityMaterial());
    return builder.build();
  }

  private static List<FileTime> times(TlsFiles files) throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path file : files.all().toList()) {
      times.add(Files.getLastModifiedTime(file));
    }
    return List.copyOf(times);
  }

  private static String reason(Exception e) {
    return e.getCause() == null ? e.toString() : e.getCause().toString();
  }
}
