package dev.hotswap.operator.preflight.facts;

import java.util.Optional;

/**
 * A kind of object that the operator may not list, so that nothing is known of it.
 *
 * @param resource as rights name it: {@code horizontalpodautoscalers.autoscaling}
 * @param namespace where; empty for all namespaces
 */
public record Unseen(String resource, Optional<String> namespace) {
  /** Pods of every namespace, by the node they run on: only whether there is room depends on it. */
  public static final Unseen PODS = new Unseen("pods", Optional.empty());

  @Override
  public String toString() {
    return resource + namespace.map(name -> " in namespace " + name).orElse(" in all namespaces");
  }
}
