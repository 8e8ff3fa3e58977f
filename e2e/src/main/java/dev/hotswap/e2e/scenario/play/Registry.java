package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.Program;
import dev.hotswap.e2e.scenario.file.Behaviour;
import dev.hotswap.e2e.scenario.file.Given;
import dev.hotswap.e2e.stack.Dependency;
import dev.hotswap.e2e.stack.ServiceBinaries;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Publishes the versions of one scenario under a name of their own. */
public final class Registry {
  private final Map<String, Dependency> dependencies = new TreeMap<>();
  private final ImageCatalog catalog;
  private final ServiceBinaries binaries;
  private final Path folder;

  /** Publishes into this catalog. */
  public Registry(ImageCatalog catalog, ServiceBinaries binaries, Path folder) {
    this.catalog = catalog;
    this.binaries = binaries;
    this.folder = folder;
  }

  /** Publishes them, the stable version included. */
  void publish(String namespace, Given given) {
    Map<String, Behaviour> all = new TreeMap<>(given.versions());
    all.putIfAbsent(given.stable(), Behaviour.GOOD);
    all.forEach((version, behaviour) -> publish(namespace, version, behaviour));
  }

  private void publish(String namespace, String version, Behaviour behaviour) {
    String reference = "registry.example.com/" + namespace + "/payment:" + version;
    if (behaviour.refused()) {
      catalog.refuse(reference, notFound(reference));
      return;
    }
    Program program = program(namespace, version, behaviour);
    catalog.publish(reference, new Image(digest(reference), behaviour.pull(), program));
  }

  /** As containerd says it. */
  private static String notFound(String reference) {
    return "rpc error: code = NotFound desc = failed to pull and unpack image \"%s\": %s: not found"
        .formatted(reference, reference);
  }

  private Program program(String namespace, String version, Behaviour behaviour) {
    if (behaviour.crashes()) {
      return Program.of("/bin/sh", "-c", "echo panic; exit 2");
    }
    Path binary = binaries.build(version, version.startsWith("1.") ? "go1.18.10" : "go1.21.13");
    if (behaviour.environment().isEmpty()) {
      return Program.of(binary.toString());
    }
    String exports =
        behaviour.environment().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "));
    Dependency dependency =
        new Dependency(folder.resolve(namespace + "-" + version + ".env"), exports);
    dependencies.put(version, dependency);
    return new Program(dependency.around(binary), Map.of());
  }

  /** From now on new processes of this version behave well. */
  void mend(String version) {
    Dependency dependency = dependencies.get(version);
    if (dependency == null) {
      throw new IllegalArgumentException("nothing is wrong with version " + version);
    }
    dependency.mend();
  }

  private static String digest(String reference) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
      return "sha256:%064x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
