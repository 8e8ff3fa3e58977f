package dev.hotswap.testkit.fault;

import java.util.Optional;
import java.util.Set;

/**
 * Which requests a fault hits; what is empty matches all.
 *
 * @param user name of the user
 * @param verb {@code get}, {@code patch}, {@code watch}, …
 * @param resource {@code virtualservices}, {@code pods/status}, …
 * @param namespace the namespace of the object
 * @param name the object's name
 * @param writes true for requests that change something only
 */
public record RequestMatch(
    Optional<String> user,
    Optional<String> verb,
    Optional<String> resource,
    Optional<String> namespace,
    Optional<String> name,
    boolean writes) {
  private static final Set<String> READING = Set.of("get", "list", "watch");

  /** Every request. */
  public static RequestMatch any() {
    return new RequestMatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Requests with a verb on a resource. */
  public static RequestMatch of(String verb, String resource) {
    return any().verb(verb).resource(resource);
  }

  /** Only those of a user. */
  public RequestMatch user(String only) {
    return new RequestMatch(Optional.of(only), verb, resource, namespace, name, writes);
  }

  /** Only those with a verb. */
  public RequestMatch verb(String only) {
    return new RequestMatch(user, Optional.of(only), resource, namespace, name, writes);
  }

  /** Only those on a resource; a subresource has to be named. */
  public RequestMatch resource(String only) {
    return new RequestMatch(user, verb, Optional.of(only), namespace, name, writes);
  }

  /** Only those in a namespace. */
  public RequestMatch namespace(String only) {
    return new RequestMatch(user, verb, resource, Optional.of(only), name, writes);
  }

  /** Only those on the object of that name. */
  public RequestMatch name(String only) {
    return new RequestMatch(user, verb, resource, namespace, Optional.of(only), writes);
  }

  /** Only those that change something. */
  public RequestMatch onlyWrites() {
    return new RequestMatch(user, verb, resource, namespace, name, true);
  }

  boolean matches(RequestFacts request) {
    return !(writes && READING.contains(request.verb()))
        && fits(user, request.user())
        && fits(verb, request.verb())
        && fits(resource, request.resource())
        && fits(namespace, request.namespace())
        && fits(name, request.name());
  }

  private static boolean fits(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }
}
