package dev.hotswap.operator.preflight;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.preflight.check.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page about everything that can stand in the way: reasons, with sentences from the cases. */
final class PreflightGuide {
  private static final String HEAD =
      """
      # What stands in the way

      <!-- Generated from the checks and their test cases by PreflightGuideTest. -->
      Before a new version starts, Hotswap looks whether anything stands in its way; nothing is created until nothing does. What it finds is in the
      condition `PreflightPassed`, in `status.message` and in an Event `PreflightFailed`:

      ```
      kubectl get gr payment -o jsonpath='{.status.conditions[?(@.type=="PreflightPassed")].message}'
      ```

      It looks at once when the spec changes, then after 5 s, 10 s, 20 s, up to every minute, and goes on by itself when the cause is gone. What
      serves is never stopped by any of this. `spec.paused` postpones the look. Going back to the version before, while it is still warm, waits for nothing.
      A host or gateway that comes into the spec of what serves needs the same grant ([who may serve which host](grants.md)): what is refused stays out of the route,
      and the condition `Converged` says why.

      | | meaning |
      |---|---|
      | stalls | the release waits, and only a person can end it (`Stalled`, Degraded in Argo CD) |
      | waits | the release waits, and it may end by itself (`Reconciling`) |
      | warns | the release goes on; the sentence is in the condition |

      """;

  private static final String TAIL =
      """
      ## From the metric source

      `MetricSourceUnknown` (waits): the policy's `analysis.source` is no name in the operator's settings; name one that the message lists, or add it.
      `LatencyLimitNotABound` (waits): a latency `max` is no bucket bound of the source, so slow requests cannot be counted; use one of the two
      neighbours that the message names. `MetricNotSupported` (waits): a raw query needs a Prometheus source.
      `MetricQueriesRefused` (waits): that Prometheus is shared and the operator's settings do not say how it keeps namespaces apart; use `errorRate` or `latency`.
      """;

  private static final Preflight PREFLIGHT = new Preflight(new LoggedFaults());

  private final List<Problem> told =
      Golden.cases("dev/hotswap/operator/preflight")
          .flatMap(test -> PREFLIGHT.problems(new PreflightCase(test).facts()).stream())
          .toList();

  String page() {
    return HEAD
        + Arrays.stream(Reason.values()).map(this::section).collect(Collectors.joining("\n"))
        + "\n"
        + TAIL;
  }

  private String section(Reason reason) {
    return "## %s%n%n%s. %s%n%n%s**Fix:** %s%n"
        .formatted(
            reason.word(),
            switch (reason.severity()) {
              case STALLS -> "Stalls";
              case BLOCKS -> "Waits";
              case WARNS -> "Warns";
            },
            reason.meaning(),
            example(reason).map(sentence -> "> " + sentence + "\n\n").orElse(""),
            reason.remedy());
  }

  /** The first sentence that a case has for it. */
  Optional<String> example(Reason reason) {
    return told.stream()
        .filter(problem -> problem.reason().equals(reason.word()))
        .map(Problem::message)
        .findFirst();
  }
}
