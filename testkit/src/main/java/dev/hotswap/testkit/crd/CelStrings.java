package dev.hotswap.testkit.crd;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code format} function of CEL's string extension, for {@code %s}, {@code %d}, {@code %%}.
 */
final class CelStrings {
  private static final Pattern CLAUSE = Pattern.compile("%(.)");

  private CelStrings() {}

  /** The text with each clause replaced by its argument. */
  static String format(String text, List<?> arguments) {
    var rest = arguments.iterator();
    return CLAUSE
        .matcher(text)
        .replaceAll(
            clause ->
                Matcher.quoteReplacement(clause.group(1).equals("%") ? "%" : textOf(rest.next())));
  }

  private static String textOf(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(CelStrings::textOf).collect(Collectors.joining(", ", "[", "]"))
        : value.toString();
  }
}
