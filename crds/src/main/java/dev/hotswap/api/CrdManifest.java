package dev.hotswap.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The CustomResourceDefinitions as they are installed: YAML on the class path. */
public enum CrdManifest {
  /** What runs, and where. */
  GO_RELEASE("goreleases"),
  /** How a new version takes over. */
  HOT_SWAP_POLICY("hotswappolicies");

  private final String plural;

  CrdManifest(String plural) {
    this.plural = plural;
  }

  /** The name of the CustomResourceDefinition, such as {@code goreleases.hotswap.dev}. */
  public String crdName() {
    return plural + "." + HotswapGroup.NAME;
  }

  /** Where the YAML lies on the class path, without a leading slash. */
  public String resource() {
    return "META-INF/hotswap/" + crdName() + ".yaml";
  }

  /**
   * The YAML.
   *
   * @throws IllegalStateException if the resource is missing from the class path
   */
  public String yaml() {
    try (InputStream in = CrdManifest.class.getClassLoader().getResourceAsStream(resource())) {
      if (in == null) {
        throw new IllegalStateException(resource() + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource(), e);
    }
  }
}
