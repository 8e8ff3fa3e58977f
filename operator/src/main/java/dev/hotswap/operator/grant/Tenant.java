package dev.hotswap.operator.grant;

import java.util.Map;

/**
 * A namespace that releases live in.
 *
 * @param namespace its name
 * @param labels its labels; empty where the namespace cannot be seen
 */
public record Tenant(String namespace, Map<String, String> labels) {
  public Tenant {
    labels = Map.copyOf(labels);
  }
}
