package dev.hotswap.operator.traffic.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.operator.kube.CanonicalJson;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.List;
import java.util.Optional;

/**
 * One form of the routes: {@code spec.traffic.routes} as the user wrote it.
 *
 * @param revision its identity: equal content, equal revision
 * @param routes a list of objects
 */
public record RoutesSnapshot(RouteRevision revision, JsonNode routes) {
  private static final String ROUTES = "routes";

  /** The form that says this, whether it fits or not: what cannot be written has a form too. */
  public static RoutesSnapshot of(List<Route> asked) {
    JsonNode tree =
        Json.tree(asked.stream().map(r -> r.withOpenParts(RoutesSnapshot::shallow)).toList());
    return new RoutesSnapshot(new RouteRevision(CanonicalJson.hash(CanonicalJson.of(tree))), tree);
  }

  /** The same part; its text, which is never nested, where it could not be read again. */
  private static RawTree shallow(RawTree part) {
    return Decoder.tree("a route", part)
            .then(tree -> Decoder.decode("a route", tree, JsonNode.class))
            .value()
            .isPresent()
        ? part
        : RawTree.of(JsonNodeFactory.instance.textNode(part.json()));
  }

  /** The routes, typed; empty where somebody wrote something else into the object. */
  public Optional<List<Route>> typed() {
    return Decoder.decode("routes", routes, Route[].class).value().map(List::of);
  }

  /** The object that keeps it. Its data never changes, not even in the order of its keys. */
  public ControllerRevision render(Owner owner) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set(ROUTES, CanonicalJson.sorted(routes));
    return new ControllerRevisionBuilder()
        .withNewMetadata()
        .withName(new Names(owner.name()).routes(revision))
        .withNamespace(owner.namespace())
        .withLabels(Labels.ofRelease(owner.name()))
        .addToLabels(Labels.ROUTES, revision.hash())
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withRevision(1L)
        .withData(data)
        .build();
  }

  /** What this object keeps; empty when it keeps no routes. */
  public static Optional<RoutesSnapshot> read(ControllerRevision live) {
    JsonNode data = Json.tree(live).path("data");
    return revision(live)
        .filter(revision -> data.path(ROUTES).isArray())
        .map(revision -> new RoutesSnapshot(revision, data.get(ROUTES)));
  }

  /** The form this object is of; empty when its label does not say. */
  static Optional<RouteRevision> revision(ControllerRevision live) {
    return Optional.ofNullable(live.getMetadata().getLabels())
        .map(labels -> labels.get(Labels.ROUTES))
        .filter(hash -> hash.matches("[a-z0-9]{1,16}"))
        .map(RouteRevision::new);
  }
}
