package dev.hotswap.testkit.apiserver.write;

/**
 * Everything that can be done to objects, over one backend.
 *
 * @param backend the cluster
 * @param creation creates
 * @param mutation replaces and patches
 * @param apply applies
 * @param deletion deletes
 */
public record Verbs(
    Backend backend, Creation creation, Mutation mutation, Apply apply, Deletion deletion) {

  /** The verbs of a cluster. */
  public static Verbs of(Backend backend) {
    Creation creation = new Creation(backend);
    Mutation mutation = new Mutation(backend);
    return new Verbs(
        backend, creation, mutation, new Apply(backend, creation, mutation), new Deletion(backend));
  }
}
