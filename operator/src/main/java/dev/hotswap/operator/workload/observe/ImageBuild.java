package dev.hotswap.operator.workload.observe;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Windows build that an image is made for, as far as its tag says it: by number, or by the name
 * of a release of Windows Server (Microsoft, base image lifecycle).
 */
final class ImageBuild {
  private static final Pattern NUMBER = Pattern.compile("10\\.0\\.\\d{5}(?:\\.\\d{1,6})?");

  private static final Map<String, String> RELEASES =
      Map.of(
          "ltsc2019", "10.0.17763",
          "1809", "10.0.17763",
          "ltsc2022", "10.0.20348",
          "ltsc2025", "10.0.26100");

  private ImageBuild() {}

  /** The build, and the revision where it is told too. */
  private static Optional<String> of(String image) {
    String tag = image.substring(image.lastIndexOf('/') + 1);
    Matcher number = NUMBER.matcher(tag);
    return number.find()
        ? Optional.of(number.group())
        : RELEASES.entrySet().stream()
            .filter(release -> tag.contains(release.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** For people. */
  static String sentence(String image) {
    return of(image)
        .map(build -> "made for " + build)
        .orElse("made for a build that its tag does not tell");
  }
}
