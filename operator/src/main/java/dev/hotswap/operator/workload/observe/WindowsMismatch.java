package dev.hotswap.operator.workload.observe;

import java.util.Locale;
import java.util.Optional;

/**
 * The error codes of the Windows host compute service that tell of an image and a node that do not
 * fit (hcsshim, {@code internal/hcs/errors.go}).
 */
public enum WindowsMismatch {
  /** The image's build is another one than the node's: such an image never runs there. */
  BUILD(
      "0xc0370101",
      "the image is made for another Windows build than the node's",
      "publish the image for the node's build (a multi-platform image has one for each), or let"
          + " spec.nodePool.windowsBuild name the build that it is made for"),
  /** The container ended before its program began: as a rule the image's base is too new. */
  REVISION(
      "0xc0370106",
      "Windows ended the container before its program began, as it does where the image's base is"
          + " newer than the node's monthly update",
      "update the node, or build the image on a base no newer than the node's revision");

  private final String code;
  private final String meaning;
  private final String fix;

  WindowsMismatch(String code, String meaning, String fix) {
    this.code = code;
    this.meaning = meaning;
    this.fix = fix;
  }

  /** The one that a kubelet's or container runtime's message tells of. */
  public static Optional<WindowsMismatch> in(String message) {
    String small = message.toLowerCase(Locale.ROOT);
    for (WindowsMismatch each : values()) {
      if (small.contains(each.code)) {
        return Optional.of(each);
      }
    }
    return small.contains("operating system does not match the host operating system")
        ? Optional.of(BUILD)
        : Optional.empty();
  }

  /** Whether waiting, or another try, cannot help. */
  public boolean permanent() {
    return this == BUILD;
  }

  /**
   * What is wrong, where, and what helps.
   *
   * @param node its name
   * @param image as the pod names it
   */
  public String sentence(String node, WindowsVersion version, String image) {
    return "node %s (%s) cannot run image %s (%s): %s (%s): %s"
        .formatted(node, version.sentence(), image, ImageBuild.sentence(image), meaning, code, fix);
  }

  /** The same where the node cannot make the pod around the containers: its own pause image. */
  String sandbox(String node, WindowsVersion version) {
    return "node %s (%s) cannot run its own pause image: %s (%s): let the node's container runtime name a pause image for its build and revision"
        .formatted(node, version.sentence(), meaning, code);
  }
}
