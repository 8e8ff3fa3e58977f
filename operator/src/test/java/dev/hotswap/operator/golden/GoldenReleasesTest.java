package dev.hotswap.operator.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders in {@code golden}: a release, and every object that it made of the cluster's, by phase.
 */
class GoldenReleasesTest {
  private static final Path CASES = Path.of("src/test/resources/golden");

  static Stream<CaseInputs> cases() throws IOException {
    return CaseInputs.all(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_phase_leaves_exactly_these_objects(CaseInputs given)
      throws IOException, InterruptedException {
    try (var played = new PlayedRelease(given)) {
      var pages = new PhasePages(given.toString(), played.phases());
      new GoldenFolder(given.folder()).holds(pages.files());
    }
  }
}
