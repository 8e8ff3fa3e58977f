package dev.hotswap.testkit.controllers.node;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where nodes fetch images. A name that was never pushed stands for a healthy image of its own; a
 * name that is pushed again points to another image, as mutable tags do.
 */
public final class PlayedRegistry {
  private final Map<String, PlayedImage> images = new ConcurrentHashMap<>();

  /** Lets a reference such as {@code registry.example.com/shop/payment:2.0} mean an image. */
  public void push(String reference, PlayedImage image) {
    images.put(reference, image);
    images.put(nameOf(reference) + "@" + digest(image), image);
  }

  /** The image that a reference means now. */
  public PlayedImage resolve(String reference) {
    return images.getOrDefault(reference, PlayedImage.healthy(reference));
  }

  /** What a pod that runs an image under a reference reports as imageID. */
  public static String imageId(String reference, PlayedImage image) {
    return reference.contains("@") ? reference : nameOf(reference) + "@" + digest(image);
  }

  /** The digest of an image. */
  public static String digest(PlayedImage image) {
    try {
      byte[] content = image.content().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String nameOf(String reference) {
    String undigested = reference.split("@", 2)[0];
    int colon = undigested.indexOf(':', undigested.lastIndexOf('/') + 1);
    return colon < 0 ? undigested : undigested.substring(0, colon);
  }
}
