package dev.hotswap.operator.kube;

/** A release among all namespaces. */
public record ReleaseKey(String namespace, String name) {
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
