package dev.hotswap.e2e.licences;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that the build uses.
 *
 * @param name group and artifact
 * @param licences as its authors call them; the user may choose one
 */
record Dependency(String name, String version, List<String> licences) {

  private static final Pattern LICENCE = Pattern.compile("\\(((?:[^()]|\\([^()]*\\))*)\\) ");
  private static final Pattern LINE =
      Pattern.compile("\\s+((?:" + LICENCE + ")+).*\\(([^()\\s]+:[^()\\s]+):(\\S+) - .*\\)");

  /** The dependency on a line that license-maven-plugin wrote; empty where there is none. */
  static Optional<Dependency> read(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    List<String> licences =
        LICENCE.matcher(parts.group(1)).results().map(licence -> licence.group(1)).toList();
    return Optional.of(new Dependency(parts.group(3), parts.group(4), licences));
  }

  /** Whether it comes from elsewhere. */
  boolean foreign() {
    return !name.startsWith("dev.hotswap:");
  }

  /** Those of its licences that are allowed, by their SPDX identifiers. */
  List<String> allowed() {
    return licences.stream().flatMap(licence -> Allowed.spdx(licence).stream()).toList();
  }
}
