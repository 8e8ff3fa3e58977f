package dev.hotswap.core.reference;

import dev.hotswap.core.report.ConditionType;
import dev.hotswap.core.report.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionPageTest {
  private static final List<String> HEAD =
      List.of(
          "# Conditions",
          "",
          "What `kubectl describe gr` shows under *Conditions*, and what tools wait for: `kubectl"
              + " wait gr/payment --for=condition=Ready`. Types and reasons are API.",
          "Generated from `dev.hotswap.core.report`: do not edit.",
          "",
          "## Types",
          "",
          "| type | meaning |",
          "|---|---|");

  private static final List<String> REASONS =
      List.of(
          "",
          "## Reasons",
          "",
          "A reason with a link has a page in the [runbook](../runbook/README.md).",
          "",
          "| reason | what is the case | what to do |",
          "|---|---|---|");

  @Test
  void thePageOfConditionsIsCurrent() throws IOException {
    Stream<String> types =
        Arrays.stream(ConditionType.values())
            .map(type -> "| `%s` | %s |".formatted(type.word(), type.meaning()));
    Stream<String> reasons = Arrays.stream(Reason.values()).map(ConditionPageTest::row);

    new CommittedPage("conditions.md")
        .mustBe(
            Stream.of(HEAD.stream(), types, REASONS.stream(), reasons)
                .flatMap(lines -> lines)
                .toList());
  }

  private static String row(Reason reason) {
    String name =
        reason.mayNeedPerson()
            ? "[`%1$s`](../runbook/%1$s.md)".formatted(reason.word())
            : "`%s`".formatted(reason.word());
    return "| %s | %s | %s |".formatted(name, reason.meaning(), reason.remedy());
  }
}
