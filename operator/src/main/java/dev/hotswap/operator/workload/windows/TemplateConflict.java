package dev.hotswap.operator.workload.windows;

/**
 * Something in the user's template that cannot be kept.
 *
 * @param kind what sort of conflict
 * @param field path from {@code spec.template}, list items by name
 * @param value what stands there
 * @param fix what to do, as the end of a sentence
 */
public record TemplateConflict(Kind kind, String field, String value, String fix) {
  /** Sorts of conflict. */
  public enum Kind {
    /** Windows has no such thing, and the API server refuses the pod. */
    LINUX_ONLY,
    /** The template asks for other nodes than the release's pool. */
    OTHER_NODES,
    /** The template asks for a mesh proxy, which exists for Linux pods only. */
    MESH_PROXY,
    /** The key belongs to Hotswap. */
    RESERVED_KEY,
    /** Pods that end by themselves or bypass the scheduler cannot be a service with two slots. */
    NOT_A_SERVICE,
    /** Pods would be killed before they have stopped getting requests. */
    GRACE_TOO_SHORT
  }

  /** One sentence: field, value, fix. */
  public String sentence() {
    return "spec.template." + field + " is " + value + ": " + fix;
  }
}
