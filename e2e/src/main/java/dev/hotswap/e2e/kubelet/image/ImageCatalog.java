package dev.hotswap.e2e.kubelet.image;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The registry of a played cluster. A tag can be moved; a digest stays what it is. */
public final class ImageCatalog {

  private final ConcurrentMap<ImageReference, PullResult> results = new ConcurrentHashMap<>();

  /** From now on the reference, and the image's digest in the same repository, mean this image. */
  public void publish(String reference, Image image) {
    var available = new PullResult.Available(image);
    ImageReference named = ImageReference.parse(reference);
    results.put(named, available);
    results.put(new ImageReference(named.repository(), image.digest()), available);
  }

  /** From now on the reference cannot be pulled. */
  public void refuse(String reference, String message) {
    results.put(ImageReference.parse(reference), new PullResult.Refused(message));
  }

  /** What pulling the reference comes to; unknown images are refused. */
  public PullResult pull(String reference) {
    return results.getOrDefault(
        ImageReference.parse(reference),
        new PullResult.Refused("failed to resolve reference \"" + reference + "\": not found"));
  }
}
