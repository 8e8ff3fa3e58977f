package dev.hotswap.e2e.stack;

import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.Program;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The registry of the stack: each version of the demo service as an image. */
public final class Images {
  private static final String REPOSITORY = "registry.example.com/shop/payment";
  private static final Duration PULL = Duration.ofMillis(500);

  private final ServiceBinaries binaries;
  private final ImageCatalog catalog = new ImageCatalog();

  /** An empty registry. */
  public Images(ServiceBinaries binaries) {
    this.binaries = binaries;
  }

  /**
   * Publishes a version.
   *
   * @param version also the tag
   * @param goRelease the Go release it is built with
   * @param environment what the image sets
   */
  public void publish(String version, String goRelease, Map<String, String> environment) {
    Path program = binaries.build(version, goRelease);
    publish(version, new Program(List.of(program.toString()), environment));
  }

  /** Publishes a version that misbehaves as long as something that it depends on is broken. */
  public void publish(String version, String goRelease, Dependency dependency) {
    publish(version, new Program(dependency.around(binaries.build(version, goRelease)), Map.of()));
  }

  private void publish(String version, Program program) {
    catalog.publish(REPOSITORY + ":" + version, new Image(digest(version), PULL, program));
  }

  /** What kubelets pull from. */
  public ImageCatalog catalog() {
    return catalog;
  }

  private static String digest(String version) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(version.getBytes(StandardCharsets.UTF_8));
      return "sha256:%064x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
