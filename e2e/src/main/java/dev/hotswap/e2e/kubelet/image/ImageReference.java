package dev.hotswap.e2e.kubelet.image;

/**
 * An image's name as a pod writes it.
 *
 * @param repository everything before the tag or digest
 * @param version the tag or {@code sha256:…}; {@code latest} if there is none
 */
public record ImageReference(String repository, String version) {

  /** Splits {@code host:5000/shop/payment:1.0} or {@code shop/payment@sha256:…}. */
  public static ImageReference parse(String reference) {
    int digest = reference.indexOf('@');
    if (digest >= 0) {
      return new ImageReference(
          parse(reference.substring(0, digest)).repository(), reference.substring(digest + 1));
    }
    int tag = reference.lastIndexOf(':');
    return tag > reference.lastIndexOf('/')
        ? new ImageReference(reference.substring(0, tag), reference.substring(tag + 1))
        : new ImageReference(reference, "latest");
  }

  /** The reference that can never mean another image: {@code repository@sha256:…}. */
  public String pinned(Image image) {
    return repository + "@" + image.digest();
  }
}
