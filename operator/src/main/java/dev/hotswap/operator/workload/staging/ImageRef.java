package dev.hotswap.operator.workload.staging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as people write it: {@code repository[:tag][@digest]} (OCI distribution specification).
 *
 * @param text as written
 */
public record ImageRef(String text) {
  private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})$");

  /** Whether it can only ever mean one image. */
  public boolean pinned() {
    return DIGEST.matcher(text).find();
  }

  /** Whether the tag is one that people move: none at all, or latest. */
  public boolean mutableTag() {
    return !pinned() && (text.equals(repository()) || text.endsWith(":latest"));
  }

  /**
   * The same repository with the digest that a container status reports.
   *
   * @param imageId such as {@code registry.example.com/shop/payment@sha256:…}; a bare {@code
   *     sha256:…} names the node's own copy and pins nothing
   */
  public Optional<ImageRef> pinnedBy(String imageId) {
    if (pinned()) {
      return Optional.of(this);
    }
    Matcher digest = DIGEST.matcher(imageId);
    return digest.find()
        ? Optional.of(new ImageRef(repository() + "@" + digest.group(1)))
        : Optional.empty();
  }

  private String repository() {
    int colon = text.lastIndexOf(':');
    return colon > text.lastIndexOf('/') ? text.substring(0, colon) : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
