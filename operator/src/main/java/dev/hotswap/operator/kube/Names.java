package dev.hotswap.operator.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Names of a release's objects.
 *
 * @param release name of the release: a DNS-1035 label of at most 50 characters, so that every
 *     suffix fits into the 63 that a Service may have
 */
public record Names(String release) {
  /** What routes of a release can send to while the pods of each slot run one program. */
  public static final List<BackendId> BACKENDS =
      Stream.of(Slot.values()).<BackendId>map(Slot::lane).toList();

  /** A backend's Service: {@code payment-a}, {@code payment-a2}, or the one that was there. */
  public String service(BackendId backend) {
    return switch (backend) {
      case BackendId.Lane lane -> release + "-" + lane.text();
      case BackendId.Adopted(String service) -> service;
    };
  }

  /** A slot's Deployment and its disruption budget: {@code payment-a}. */
  public String slot(Slot slot) {
    return release + "-" + slot.suffix();
  }

  /** The ControllerRevision that keeps a revision's template: {@code payment-5f2c…}. */
  public String snapshot(Revision revision) {
    return release + "-" + revision.hash();
  }

  /** The ControllerRevision that keeps a form of the routes: {@code payment-routes-41ab…}. */
  public String routes(RouteRevision revision) {
    return release + "-routes-" + revision.hash();
  }

  /** The route object of the route with this name: {@code payment-public}. */
  public String route(String route) {
    return release + "-" + route;
  }

  /** The pod that pulls a revision's images on one node: {@code payment-pull-1c9e…}. */
  public String puller(Revision revision, String node) {
    UUID digest = UUID.nameUUIDFromBytes((revision.hash() + "/" + node).getBytes(UTF_8));
    return release + "-pull-" + digest.toString().substring(0, 8);
  }
}
