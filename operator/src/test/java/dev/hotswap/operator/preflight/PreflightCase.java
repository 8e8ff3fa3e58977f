package dev.hotswap.operator.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Grant;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.preflight.facts.Wish;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads a case: {@code in-release}, {@code in-stable}, {@code in-cluster}, {@code in-grants}; what
 * it does not have is taken from the folder above, where nothing is wrong. Kind {@code Unseen} in a
 * cluster names what the operator may not list.
 */
record PreflightCase(Golden test) {
  private static final Drain DRAIN = new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30));

  Facts facts() {
    return new Facts(wish(), cluster(), others(), grants());
  }

  private Wish wish() {
    GoRelease release = in("release", GoRelease.class);
    ReleaseYaml yaml = new ReleaseYaml(release);
    return new Wish(
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
        release.getSpec().traffic().routes().stream().map(route -> route.name()).toList(),
        release.getSpec().traffic().outlierDetection() != null);
  }

  private static Claimant claimant(GoRelease release) {
    return new Claimant(
        Owner.of(release),
        Instant.parse(release.getMetadata().getCreationTimestamp()),
        release.getSpec().traffic().routes().stream()
            .map(route -> Objects.requireNonNull(route.virtualService()))
            .flatMap(
                route ->
                    Claim.all(
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
        all("VirtualService", VirtualService.class),
        all("DestinationRule", DestinationRule.class),
        all("Unseen", JsonNode.class).stream().map(PreflightCase::unseen).toList());
  }

  private static Unseen unseen(JsonNode named) {
    return named.has("namespace")
        ? new Unseen(named.path("resource").asText(), Optional.of(named.path("namespace").asText()))
        : Unseen.PODS;
  }

  private List<Claimant> others() {
    return all("GoRelease", GoRelease.class).stream().map(PreflightCase::claimant).toList();
  }

  private <T> List<T> all(String kind, Class<T> type) {
    return StreamSupport.stream(in("cluster", JsonNode.class).spliterator(), false)
        .filter(object -> object.path("kind").asText().equals(kind))
        .map(object -> Json.as(object, type))
        .toList();
  }

  private List<Grant> grants() {
    return StreamSupport.stream(in("grants", JsonNode.class).spliterator(), false)
        .map(
            grant ->
                new Grant(
                    texts(grant.path("namespaces")),
                    texts(grant.path("hosts")),
                    texts(grant.path("gateways"))))
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private <T> T in(String name, Class<T> type) {
    Path above = Objects.requireNonNull(test.folder().getParent());
    return (test.has(name) ? test : new Golden(above)).in(name, type);
  }
}
