package dev.hotswap.operator.naming;

/**
 * What a route is bound to, resolved relative to the namespace that wrote it. {@link ClusterNames}
 * makes them.
 *
 * @param text {@code namespace/name}, or {@code mesh} for every proxy of the mesh
 */
public record GatewayName(String text) {
  /** The mesh's own proxies. */
  public static final GatewayName MESH = new GatewayName("mesh");

  /** Whether it is the mesh instead of a gateway. */
  public boolean isMesh() {
    return equals(MESH);
  }

  /** Whether it is a gateway of this namespace. */
  public boolean isIn(String namespace) {
    return text.startsWith(namespace + "/");
  }

  @Override
  public String toString() {
    return text;
  }
}
