package dev.hotswap.operator.traffic;

import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of object that carries weights, such as a VirtualService. Translates between a release's
 * routes and such objects, and back; it neither reads nor writes the cluster. All that is watched,
 * written, read back and checked of routes is derived from it, so that another kind is one package
 * with an implementation, and its entry among {@link RouteKinds}.
 */
public interface RouteKind {
  /** The class of its objects, annotated with group, version, kind and plural. */
  Class<? extends HasMetadata> type();

  /** Lists and maps that server-side apply replaces whole, as paths such as {@code /spec/http}. */
  Set<String> atomic();

  /** The user's part of a route, as its path in a release's route and in the object. */
  UserField userField();

  /** The route that a release's spec asks for; empty where it is of another kind. */
  Optional<RouteSpec> asked(Route route);

  /**
   * The {@code spec} of a route's object: with every backend as a destination, one without weight
   * too.
   *
   * @param route whose user's part fits
   */
  Map<String, Object> spec(Owner owner, RouteSpec route, Split split);

  /**
   * The split that an object carries; empty where it sends elsewhere than to the release's
   * backends, or its rules differ.
   */
  Optional<Split> split(Owner owner, HasMetadata live);

  /** The route that an object is, with the ports by which it reaches each backend. */
  RouteSpec written(Owner owner, HasMetadata live);

  /** Who else wrote the weights since Hotswap did, oldest first. */
  List<Editor> editors(HasMetadata live);

  /** What of a route's requests reaches the release's backends past their weights. */
  Set<Unweighted> unweighted(Owner owner, RouteSpec route);

  /** What objects of this kind claim and reach, whoever wrote them. */
  RouteReach reach();

  /**
   * What the gateway tries again though it may have reached the service, in the user's words; empty
   * where it hides no failure.
   */
  Optional<String> hidingRetries(Map<String, Object> userPart);

  /** Whether the gateway ends a request that is not answered. */
  boolean endsRequests(Map<String, Object> userPart);

  /** The gateways that such routes are bound to; empty where nobody has to tell them apart. */
  Optional<GatewayKind> gateways();

  /** What says when a gateway leaves a pod alone; empty where this kind has no such objects. */
  Optional<EjectionKind> ejections();

  /**
   * A part of a route that the user writes and that is passed on.
   *
   * @param field the field of a release's route that asks for this kind: {@code virtualService}
   * @param part the field of that which is passed on: {@code http}
   * @param inObject where the object has it: {@code spec.http[0]}
   */
  record UserField(String field, String part, String inObject) {}
}
