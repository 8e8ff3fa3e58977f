package dev.hotswap.operator.preflight.dryrun;

import java.util.List;
import java.util.regex.Pattern;

/** Warnings of the API server, which come as headers (KEP-1693; RFC 7234, section 5.5). */
final class Warnings {
  private static final int MOST = 5;
  private static final Pattern WARNING = Pattern.compile("\\d{3} \\S+ \"((?:[^\"\\\\]|\\\\.)*)\"");

  private Warnings() {}

  /** Their texts, without repetitions. */
  static List<String> of(List<String> headers) {
    return headers.stream()
        .flatMap(header -> WARNING.matcher(header).results())
        .map(found -> text(found.group(1)))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String text(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
