package dev.hotswap.testkit.apiserver.access;

import java.util.Set;

/**
 * Who sends a request.
 *
 * @param name for example {@code system:serviceaccount:hotswap:operator}
 * @param groups the groups the user belongs to
 */
public record User(String name, Set<String> groups) {
  /** The group that may do everything. */
  public static final String MASTERS = "system:masters";

  /** Somebody who may do everything. */
  public static final User ADMIN = new User("admin", Set.of(MASTERS));

  /** Somebody who sent no token. */
  public static final User ANONYMOUS =
      new User("system:anonymous", Set.of("system:unauthenticated"));

  /** A user without groups of its own. */
  public static User named(String name) {
    return new User(name, Set.of("system:authenticated"));
  }

  /** The user that a ServiceAccount is. */
  public static User serviceAccount(String namespace, String name) {
    return new User(
        "system:serviceaccount:%s:%s".formatted(namespace, name),
        Set.of(
            "system:authenticated",
            "system:serviceaccounts",
            "system:serviceaccounts:" + namespace));
  }
}
