package dev.hotswap.operator.grant;

import java.util.List;
import java.util.Map;

/**
 * Namespaces that something is granted to.
 *
 * @param namespaces names, or {@code *} for all
 * @param labels a namespace that carries all of these is one of them too; empty selects none
 */
public record Grantees(List<String> namespaces, Map<String, String> labels) {
  private static final String ALL = "*";

  public Grantees {
    namespaces = List.copyOf(namespaces);
    labels = Map.copyOf(labels);
  }

  /** Whether the namespace is one of them: by its name or by its labels. */
  public boolean include(Tenant tenant) {
    return namespaces.contains(ALL)
        || namespaces.contains(tenant.namespace())
        || (!labels.isEmpty() && tenant.labels().entrySet().containsAll(labels.entrySet()));
  }
}
