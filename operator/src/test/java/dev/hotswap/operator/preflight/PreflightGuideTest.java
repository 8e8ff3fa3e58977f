package dev.hotswap.operator.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.preflight.check.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightGuideTest {
  private static final Path PAGE = Path.of("..", "docs", "howto", "preflight.md");

  /** Found before the facts are known that cases are made of. */
  private static final Set<Reason> NOT_IN_CASES =
      EnumSet.of(
          Reason.POLICY_MISSING,
          Reason.RETRIES_HIDE_ERRORS,
          Reason.GRPC_FAULTS_UNSEEN,
          Reason.OPEN_REQUESTS_UNSEEN,
          Reason.POLICY_UNUSABLE,
          Reason.ROUTE_UNREADABLE,
          Reason.OBJECT_UNREADABLE,
          Reason.CHECK_FAILED,
          Reason.METRIC_SOURCE_NOT_ALLOWED,
          Reason.TOO_MANY_AT_ONCE);

  private final PreflightGuide guide = new PreflightGuide();

  @Test
  void the_committed_page_says_what_the_checks_find() throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.createDirectories(PAGE.toAbsolutePath().getParent());
      Files.writeString(PAGE, guide.page());
    }
    assertThat(PAGE)
        .as("docs/howto/preflight.md is stale: run this test with -Dupdate=true")
        .content()
        .isEqualTo(guide.page());
  }

  @Test
  void every_reason_has_a_case_that_shows_its_sentence() {
    assertThat(Arrays.stream(Reason.values()).filter(reason -> guide.example(reason).isEmpty()))
        .containsExactlyInAnyOrderElementsOf(NOT_IN_CASES);
  }
}
