package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.api.release.status.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code deploy/clusterrole.yaml}: enough, and nothing too much. */
class RightsTest {
  private static final int PATIENCE = 20;

  /** Of what the operator asks again, it asks a few times a minute. */
  private static final long HOT = 60;

  @Test
  void a_whole_life_of_a_release_needs_no_other_right() {
    try (var limited = new Limited(Right.shipped())) {
      assertThat(limited.start()).isTrue();
      limited.live(said -> false);

      assertThat(limited.shop.exists("payment")).isFalse();
      assertThat(limited.refused()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hotswap.operator.app.Right#shipped")
  void each_is_on_the_page_on_security(Right right) throws IOException {
    String kind = right.resource().replaceAll("/.*", "");
    String row =
        Files.readAllLines(Path.of("..", "docs", "security.md")).stream()
            .filter(line -> line.startsWith("|") && line.contains("`" + kind))
            .collect(Collectors.joining());

    assertThat(row).contains(right.verb());
  }

  @ParameterizedTest
  @MethodSource("dev.hotswap.operator.app.Right#needed")
  void a_missing_right_is_named_without_a_hot_loop_and_work_goes_on_once_it_is_given(Right right) {
    List<Right> others = Right.shipped().stream().filter(Predicate.not(right::equals)).toList();
    try (var limited = new Limited(others)) {
      boolean started = limited.start();
      if (started) {
        limited.live(right::isNamedIn);
      }

      // Policies are looked at by a reconciler of their own, in its own time.
      await().until(() -> limited.heard().stream().anyMatch(right::isNamedIn));
      assertThat(limited.refused()).as("refused requests").isBetween(1L, HOT);

      limited.grant(Right.shipped());
      if (started) {
        goesOn(limited);
      } else {
        assertThat(limited.start()).isTrue();
      }
    }
  }

  /** Whatever it was at when the right was given, a release that is wanted comes to stand. */
  private static void goesOn(Limited limited) {
    for (int tries = 0; tries < PATIENCE && limited.shop.terminating("payment"); tries++) {
      limited.theatre.pass(Duration.ofSeconds(30));
    }
    limited.shop.commit("payment", "4.0");
    limited.shop.until(
        "payment",
        status ->
            status.phase() == Phase.STABLE
                && status.stable() != null
                && status.stable().version().equals("4.0"));
  }
}
