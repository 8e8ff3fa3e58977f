package dev.hotswap.testkit.fault;

/**
 * What a fault can tell requests apart by.
 *
 * @param user name of the user
 * @param verb {@code get}, {@code patch}, {@code watch}, …
 * @param resource plural name, with {@code /subresource} where there is one
 * @param namespace empty across namespaces
 * @param name empty for collections
 */
public record RequestFacts(
    String user, String verb, String resource, String namespace, String name) {}
