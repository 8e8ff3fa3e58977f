package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.CrdManifest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No rule without an object that breaks it: a rule that is never broken may be wrong for years. */
class RuleCoverageTest {
  private static final Pattern FIRST_LITERAL = Pattern.compile("'([^'%]{4,})");

  @Test
  void everyRuleIsBrokenByAnObjectOfTheTable() {
    String refusals =
        ObjectTable.in("bad-objects").stream()
            .flatMap(ObjectTable::rows)
            .flatMap(row -> row.refused().stream())
            .collect(Collectors.joining("\n"));

    assertThat(Stream.of(CrdManifest.values()).flatMap(RuleCoverageTest::openings).toList())
        .hasSizeGreaterThan(50)
        .allSatisfy(opening -> assertThat(refusals).contains(opening));
  }

  /** How the sentence of each rule begins. */
  private static Stream<String> openings(CrdManifest manifest) {
    return Yaml.parse(manifest.yaml()).findValues("x-kubernetes-validations").stream()
        .flatMap(rules -> rules.valueStream())
        .map(RuleCoverageTest::opening);
  }

  private static String opening(JsonNode rule) {
    return Optional.of(FIRST_LITERAL.matcher(rule.path("messageExpression").asText()))
        .filter(Matcher::find)
        .map(literal -> literal.group(1))
        .orElseGet(() -> rule.required("message").asText());
  }
}
