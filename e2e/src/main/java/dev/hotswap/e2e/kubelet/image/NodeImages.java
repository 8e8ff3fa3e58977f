package dev.hotswap.e2e.kubelet.image;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The images that a node already has, by the reference they were pulled with and by digest. */
public final class NodeImages {

  private final ConcurrentMap<ImageReference, Image> byReference = new ConcurrentHashMap<>();
  private final Set<String> digests = ConcurrentHashMap.newKeySet();

  /** The image that the reference meant when it was last pulled here. */
  public Optional<Image> present(String reference) {
    return Optional.ofNullable(byReference.get(ImageReference.parse(reference)));
  }

  /** Whether the node has the bytes of the image, whatever it was called. */
  public boolean has(Image image) {
    return digests.contains(image.digest());
  }

  /** The image is here now. */
  public void add(String reference, Image image) {
    ImageReference named = ImageReference.parse(reference);
    byReference.put(named, image);
    byReference.put(new ImageReference(named.repository(), image.digest()), image);
    digests.add(image.digest());
  }
}
