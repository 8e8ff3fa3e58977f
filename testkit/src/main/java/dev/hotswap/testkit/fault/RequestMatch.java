package dev.hotswap.testkit.fault;

import java.util.Optional;

/**
 * Which requests a fault hits; what is empty matches all.
 *
 * @param user name of the user
 * @param verb {@code get}, {@code patch}, {@code watch}, …
 * @param resource {@code virtualservices}, {@code pods/status}, …
 * @param namespace the namespace of the object
 * @param name the object's name
 */
public record RequestMatch(
    Optional<String> user,
    Optional<String> verb,
    Optional<String> resource,
    Optional<String> namespace,
    Optional<String> name) {

  /** Every request. */
  public static RequestMatch any() {
    return new RequestMatch(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Requests with a verb on a resource. */
  public static RequestMatch of(String verb, String resource) {
    return any().verb(verb).resource(resource);
  }

  /** Only those of a user. */
  public RequestMatch user(String only) {
    return new RequestMatch(Optional.of(only), verb, resource, namespace, name);
  }

  /** Only those with a verb. */
  public RequestMatch verb(String only) {
    return new RequestMatch(user, Optional.of(only), resource, namespace, name);
  }

  /** Only those on a resource; a subresource has to be named. */
  public RequestMatch resource(String only) {
    return new RequestMatch(user, verb, Optional.of(only), namespace, name);
  }

  /** Only those in a namespace. */
  public RequestMatch namespace(String only) {
    return new RequestMatch(user, verb, resource, Optional.of(only), name);
  }

  /** Only those on the object of that name. */
  public RequestMatch name(String only) {
    return new RequestMatch(user, verb, resource, namespace, Optional.of(only));
  }

  boolean matches(RequestFacts request) {
    return fits(user, request.user())
        && fits(verb, request.verb())
        && fits(resource, request.resource())
        && fits(namespace, request.namespace())
        && fits(name, request.name());
  }

  private static boolean fits(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }
}
