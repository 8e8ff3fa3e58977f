package dev.hotswap.operator.preflight.facts;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.windows.Drain;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release asks for.
 *
 * @param claimant the release, and the hosts and gateways its routes claim
 * @param blueprint what the candidate is made of
 * @param stable what stable is made of; empty before anything ran
 * @param slot where the candidate goes
 * @param pods how many pods the candidate needs at the same time
 * @param pool nodes it may run on
 * @param drain how its pods end
 * @param service name of the public Service
 * @param routes of its spec
 * @param ejections whether it says when a gateway leaves pods of its slots alone
 */
public record CandidateRequest(
    Claimant claimant,
    Blueprint blueprint,
    Optional<Blueprint> stable,
    Slot slot,
    int pods,
    Pool pool,
    Drain drain,
    String service,
    List<RouteSpec> routes,
    boolean ejections) {
  public CandidateRequest {
    routes = List.copyOf(routes);
  }

  /** Name of the release. */
  public String release() {
    return claimant.owner().name();
  }

  /** Namespace of the release. */
  public String namespace() {
    return claimant.owner().namespace();
  }

  /** Names of the release's objects. */
  public Names names() {
    return new Names(release());
  }

  /**
   * The template as the user wrote it.
   *
   * @throws IllegalStateException where it is none; checks are asked only about templates that are
   */
  public PodTemplateSpec template() {
    return blueprint
        .podTemplate()
        .value()
        .orElseThrow(() -> new IllegalStateException("the template was not looked at first"));
  }

  /** The labels that the candidate's pods will carry, as far as selectors can know them. */
  public Map<String, String> podLabels() {
    Map<String, String> labels =
        new HashMap<>(
            Optional.ofNullable(template().getMetadata())
                .map(ObjectMeta::getLabels)
                .orElse(Map.of()));
    labels.putAll(Labels.selector(release(), slot));
    return labels;
  }
}
