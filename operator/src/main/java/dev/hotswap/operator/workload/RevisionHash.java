package dev.hotswap.operator.workload;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.operator.kube.CanonicalJson;

/**
 * Names a blueprint by its content: equal content, equal revision, whatever version of the operator
 * or its libraries computes it. The first 48 bits of SHA-256 over canonical JSON.
 */
public final class RevisionHash {
  private RevisionHash() {}

  /** The revision of this blueprint. */
  public static Revision of(Blueprint blueprint) {
    String canonical =
        "{\"ports\":"
            + CanonicalJson.of(blueprint.ports())
            + ",\"template\":"
            + CanonicalJson.of(blueprint.template())
            + "}";
    return new Revision(CanonicalJson.hash(canonical));
  }
}
