package dev.hotswap.operator.traffic;

import dev.hotswap.operator.kube.Applied;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * What came of writing the routes of a release.
 *
 * @param results one for each object
 * @param refused why the newer form that was offered was not taken; then the routes carry what they
 *     should with the form that was accepted last
 */
public record RouteWrites(List<Applied<HasMetadata>> results, Optional<String> refused) {
  public RouteWrites {
    results = List.copyOf(results);
  }
}
