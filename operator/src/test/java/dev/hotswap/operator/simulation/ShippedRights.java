package dev.hotswap.operator.simulation;

import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** The rights of {@code operator/deploy/clusterrole.yaml}, and no others. */
final class ShippedRights {
  private static final Path ROLE = Path.of("deploy", "clusterrole.yaml");

  private ShippedRights() {}

  static PolicyRule[] rules() {
    try {
      var rules = Json.parseYaml(Files.readString(ROLE)).path("rules");
      return StreamSupport.stream(rules.spliterator(), false)
          .map(PolicyRule::read)
          .toArray(PolicyRule[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
