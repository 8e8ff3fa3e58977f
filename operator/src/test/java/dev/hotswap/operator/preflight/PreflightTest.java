package dev.hotswap.operator.preflight;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.kube.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders in {@code preflight}: a release, the cluster it comes to, and what people are told. */
class PreflightTest {
  static Stream<Golden> cases() {
    return Golden.cases("dev/hotswap/operator/preflight");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatStandsInTheWayIsSaidInSentences(Golden test) {
    List<Problem> problems =
        new Preflight(new LoggedFaults()).problems(new PreflightCase(test).facts());

    test.out("problems", List.of(problems.stream().map(PreflightTest::line).toList()));
  }

  private static String line(Problem problem) {
    return problem.severity() + " " + problem.reason() + ": " + problem.message();
  }
}
