package dev.hotswap.testkit.prometheus.promql;

import dev.hotswap.testkit.prometheus.store.LabelSet;
import java.util.regex.Pattern;

/**
 * One condition of a selector.
 *
 * @param label the label it is about
 * @param value a regular expression for the whole value, which a plain text is too once quoted
 * @param wanted whether the value must match, or must not
 */
record LabelMatcher(String label, Pattern value, boolean wanted) {

  static LabelMatcher of(String label, String operator, String text) {
    return switch (operator) {
      case "=" -> new LabelMatcher(label, Pattern.compile(Pattern.quote(text)), true);
      case "!=" -> new LabelMatcher(label, Pattern.compile(Pattern.quote(text)), false);
      case "=~" -> new LabelMatcher(label, Pattern.compile(text), true);
      case "!~" -> new LabelMatcher(label, Pattern.compile(text), false);
      default -> throw new IllegalArgumentException("unexpected " + operator + " in a selector");
    };
  }

  boolean accepts(LabelSet labels) {
    return value.matcher(labels.value(label)).matches() == wanted;
  }
}
