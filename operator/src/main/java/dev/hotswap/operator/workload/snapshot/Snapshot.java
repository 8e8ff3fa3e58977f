package dev.hotswap.operator.workload.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.operator.kube.CanonicalJson;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.workload.Blueprint;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.Optional;

/**
 * A revision and what it is made of.
 *
 * @param target the revision and what people call it
 * @param blueprint the raw template and ports
 */
public record Snapshot(Target target, Blueprint blueprint) {
  private static final String TEMPLATE = "template";
  private static final String PORTS = "ports";

  /**
   * The object that keeps it. The API server refuses any later change of its {@code data}, even of
   * the order of its keys, and whoever patches the object sends them sorted: the garbage collector
   * when it gives an orphan up. So they are sorted from the start. The number in {@code revision}
   * means nothing here: the hash is the identity.
   */
  public ControllerRevision render(Owner owner) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set(PORTS, CanonicalJson.sorted(blueprint.ports()));
    data.set(TEMPLATE, CanonicalJson.sorted(blueprint.template()));
    return new ControllerRevisionBuilder()
        .withNewMetadata()
        .withName(new Names(owner.name()).snapshot(target.revision()))
        .withNamespace(owner.namespace())
        .withLabels(Labels.ofRelease(owner.name()))
        .addToLabels(Labels.REVISION, target.revision().hash())
        .addToAnnotations(Labels.VERSION, target.version())
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withRevision(1L)
        .withData(data)
        .build();
  }

  /** What this object keeps; empty when it is not one of ours. */
  public static Optional<Snapshot> read(ControllerRevision live) {
    JsonNode data = Json.tree(live).path("data");
    return revision(live)
        .filter(revision -> data.has(TEMPLATE) && data.has(PORTS))
        .map(
            revision ->
                new Snapshot(
                    new Target(revision, version(live, revision)),
                    new Blueprint(data.get(TEMPLATE), data.get(PORTS))));
  }

  /** The revision this object is of; empty when its label does not say. */
  static Optional<Revision> revision(ControllerRevision live) {
    return Optional.ofNullable(live.getMetadata().getLabels())
        .map(labels -> labels.get(Labels.REVISION))
        .filter(hash -> hash.matches("[a-z0-9]{1,16}"))
        .map(Revision::new);
  }

  private static String version(ControllerRevision live, Revision revision) {
    return Optional.ofNullable(live.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.VERSION))
        .orElse(revision.hash());
  }
}
