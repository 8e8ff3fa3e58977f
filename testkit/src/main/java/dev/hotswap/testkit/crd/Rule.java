package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of {@code x-kubernetes-validations}, compiled.
 *
 * @param comparesWithOld true for a rule that needs the value from before
 */
record Rule(
    CelRuntime.Program holds,
    Optional<CelRuntime.Program> sentence,
    String message,
    boolean comparesWithOld) {
  private static final Pattern OLD = Pattern.compile("\\boldSelf\\b");

  static Rule of(JsonNode json) {
    String expression = json.required("rule").asText();
    return new Rule(
        KubernetesCel.program(expression),
        Optional.of(json.path("messageExpression").asText())
            .filter(text -> !text.isEmpty())
            .map(KubernetesCel::program),
        json.path("message").asText("failed rule: " + expression),
        OLD.matcher(expression).find());
  }

  /** The sentence that says what is wrong; empty when the rule holds. */
  Optional<String> broken(Map<String, Object> variables) {
    try {
      return Boolean.TRUE.equals(holds.eval(variables))
          ? Optional.empty()
          : Optional.of(sentence(variables));
    } catch (CelEvaluationException e) {
      return Optional.of("rule evaluation failed: " + e.getMessage());
    }
  }

  private String sentence(Map<String, Object> variables) {
    try {
      return sentence.isEmpty() ? message : sentence.get().eval(variables).toString();
    } catch (CelEvaluationException e) {
      return message;
    }
  }
}
