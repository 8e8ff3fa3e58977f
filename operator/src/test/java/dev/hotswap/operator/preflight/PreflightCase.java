package dev.hotswap.operator.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.grant.Grant;
import dev.hotswap.operator.grant.Grantees;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.preflight.dryrun.DryRunResult;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Occupant;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.SlotPod;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.Workloads;
import dev.hotswap.operator.workload.ReleaseYaml;
import dev.hotswap.operator.workload.windows.Drain;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a case: {@code in-release}, {@code in-stable}, {@code in-cluster}, {@code in-grants},
 * {@code in-dry-runs}; what it does not have is taken from the folder above, where nothing is
 * wrong. Kind {@code Unseen} in a cluster names what the operator may not list.
 */
record PreflightCase(Golden test) {
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final RouteKinds KINDS = Kinds.of(NAMES);
  private static final RouteReader READER = new RouteReader(NAMES, KINDS);
  private static final SlotTargets TARGETS =
      new SlotTargets(
          "shop",
          Set.of(NAMES.service("payment-a", "shop"), NAMES.service("payment-b", "shop")),
          Set.of("10.0.0.7"),
          Set.of(
              new SlotPod(
                  Map.of("app", "payment", "hotswap.dev/release", "payment"),
                  Set.of("8080", "http"))));
  private static final Drain DRAIN = new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30));

  Facts facts() {
    return new Facts(wish(), cluster(), others(wish().claimant()), grants(), dryRuns());
  }

  private CandidateRequest wish() {
    GoRelease release = in("release", GoRelease.class);
    ReleaseYaml yaml = new ReleaseYaml(release);
    return new CandidateRequest(
        claimant(release),
        yaml.blueprint(),
        test.has("stable")
            ? Optional.of(new ReleaseYaml(test.in("stable", GoRelease.class)).blueprint())
            : Optional.empty(),
        Slot.B,
        release.getSpec().replicas(),
        yaml.pool(),
        DRAIN,
        release.getSpec().service().name(),
        KINDS.asked(release.getSpec().traffic().routes()),
        release.getSpec().traffic().outlierDetection() != null);
  }

  private static Claimant claimant(GoRelease release) {
    return new Claimant(
        Owner.of(release),
        new Tenant(release.getMetadata().getNamespace(), Map.of()),
        KINDS.asked(release.getSpec().traffic().routes()).stream()
            .flatMap(
                route ->
                    route
                        .kind()
                        .reach()
                        .claims(
                            release.getMetadata().getNamespace(), route.hosts(), route.gateways()))
            .collect(Collectors.toSet()));
  }

  private Cluster cluster() {
    return new Cluster(
        all("Node", Node.class),
        all("Pod", Pod.class),
        all("Service", Service.class),
        all("Deployment", Deployment.class),
        all("PodDisruptionBudget", PodDisruptionBudget.class),
        all("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
        List.copyOf(all("VirtualService", VirtualService.class)),
        List.copyOf(all("DestinationRule", DestinationRule.class)),
        all("Unseen", JsonNode.class).stream().map(PreflightCase::unseen).toList());
  }

  private static Unseen unseen(JsonNode named) {
    return named.has("namespace")
        ? new Unseen(named.path("resource").asText(), Optional.of(named.path("namespace").asText()))
        : Unseen.PODS;
  }

  private Others others(Claimant self) {
    return new Others(
        routes(self)
            .flatMap(route -> Occupant.of(route, owner(route), grants()))
            .collect(Collectors.toSet()),
        Stream.concat(routes(self), services(self))
            .flatMap(route -> TARGETS.reachedBy(route).stream())
            .collect(Collectors.toSet()),
        services(self)
            .filter(RouteSummary::isAlias)
            .filter(alias -> !Collections.disjoint(alias.sends().hosts(), TARGETS.hosts()))
            .map(RouteSummary::toString)
            .collect(Collectors.toSet()),
        new Workloads(
            all("Gateway", JsonNode.class).stream()
                .collect(Collectors.toMap(PreflightCase::gateway, PreflightCase::selector))),
        Set.of());
  }

  private Stream<RouteSummary> routes(Claimant self) {
    return all("VirtualService", VirtualService.class).stream()
        .map(READER::gist)
        .filter(route -> !route.isOf(self));
  }

  private Stream<RouteSummary> services(Claimant self) {
    return all("Service", Service.class).stream()
        .filter(service -> !self.owner().controls(service))
        .map(READER::gist);
  }

  private Optional<Claimant> owner(RouteSummary route) {
    return all("GoRelease", GoRelease.class).stream()
        .map(PreflightCase::claimant)
        .filter(route::isOf)
        .findFirst();
  }

  private static GatewayName gateway(JsonNode gateway) {
    JsonNode metadata = gateway.path("metadata");
    return NAMES.gateway(metadata.path("name").asText(), metadata.path("namespace").asText());
  }

  private static Map<String, String> selector(JsonNode gateway) {
    return gateway.path("spec").path("selector").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asText()));
  }

  private <T> List<T> all(String kind, Class<T> type) {
    return StreamSupport.stream(in("cluster", JsonNode.class).spliterator(), false)
        .filter(object -> object.path("kind").asText().equals(kind))
        .map(object -> Json.as(object, type))
        .toList();
  }

  private List<DryRunResult> dryRuns() {
    return StreamSupport.stream(in("dry-runs", JsonNode.class).spliterator(), false)
        .map(PreflightCase::dryRun)
        .toList();
  }

  private static DryRunResult dryRun(JsonNode result) {
    String what = result.path("what").asText();
    if (result.has("unknown")) {
      return new DryRunResult.Unknown(what, result.path("unknown").asText());
    }
    List<String> warnings = texts(result.path("warnings"));
    return result.has("refused")
        ? new DryRunResult.Refused(what, result.path("refused").asText(), warnings)
        : new DryRunResult.Accepted(what, warnings);
  }

  private Grants grants() {
    return new Grants(
        StreamSupport.stream(in("grants", JsonNode.class).spliterator(), false)
            .map(PreflightCase::grant)
            .toList(),
        NAMES);
  }

  private static Grant grant(JsonNode grant) {
    return new Grant(
        new Grantees(texts(grant.path("namespaces")), Map.of()),
        texts(grant.path("hosts")),
        texts(grant.path("gateways")),
        texts(grant.path("destinations")),
        texts(grant.path("metricSources")));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private <T> T in(String name, Class<T> type) {
    Path above = Objects.requireNonNull(test.folder().getParent());
    return (test.has(name) ? test : new Golden(above)).in(name, type);
  }
}
