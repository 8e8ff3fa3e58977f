package dev.hotswap.e2e.kubelet.image;

/** What a registry says when an image is asked for. */
public sealed interface PullResult {

  /** It has the image. */
  record Available(Image image) implements PullResult {}

  /** It does not give the image, for a reason that ends up in the pod's status. */
  record Refused(String message) implements PullResult {}
}
