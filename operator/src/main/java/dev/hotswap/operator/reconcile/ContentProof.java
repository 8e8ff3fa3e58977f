package dev.hotswap.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.kube.CanonicalJson;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.preflight.dryrun.DryRun;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
import dev.hotswap.operator.workload.RevisionHash;
import dev.hotswap.operator.workload.slot.SlotDeployment;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import dev.hotswap.operator.workload.staging.ImageRef;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether an object holds what its labels say: a snapshot's content hashes to its name, and a
 * slot's Deployment runs what the snapshot of its revision keeps. What a Service, a budget or a
 * route says needs no proof: the next write makes it right.
 */
final class ContentProof {
  private final KubernetesClient client;

  /** Asks this client what the API server would make of a template. */
  ContentProof(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Whether it is what it says.
   *
   * @param live the object, whole
   * @param snapshots every snapshot that carries the release's label, whole
   */
  boolean holds(HasMetadata live, List<ControllerRevision> snapshots) {
    return switch (live) {
      case ControllerRevision snapshot -> isWhatItIsNamedAfter(snapshot);
      case Deployment deployment -> runsWhatIsKept(deployment, snapshots);
      default -> true;
    };
  }

  private static boolean isWhatItIsNamedAfter(ControllerRevision object) {
    return Snapshot.read(object)
        .map(kept -> RevisionHash.of(kept.blueprint()).equals(kept.target().revision()))
        .or(
            () ->
                RoutesSnapshot.read(object)
                    .map(
                        kept ->
                            CanonicalJson.hash(CanonicalJson.of(kept.routes()))
                                .equals(kept.revision().hash())))
        .orElse(false);
  }

  private boolean runsWhatIsKept(Deployment live, List<ControllerRevision> snapshots) {
    return SlotDeployment.holds(live)
        .flatMap(
            target ->
                snapshots.stream()
                    .filter(ContentProof::isWhatItIsNamedAfter)
                    .flatMap(object -> Snapshot.read(object).stream())
                    .filter(kept -> kept.target().revision().equals(target.revision()))
                    .findFirst())
        .filter(kept -> !DryRun.isEndless(kept.blueprint().template().toString()))
        .flatMap(kept -> kept.blueprint().podTemplate().value())
        .filter(template -> isRunBy(live, template))
        .isPresent();
  }

  /** What the API server fills in, or writes otherwise, is no difference: it is asked. */
  private boolean isRunBy(Deployment live, PodTemplateSpec kept) {
    PodSpec running = live.getSpec().getTemplate().getSpec();
    return pinned(kept, running)
        .map(template -> filledIn(live, template))
        .filter(made -> program(made.getSpec()).equals(program(running)))
        .isPresent();
  }

  private PodTemplateSpec filledIn(Deployment live, PodTemplateSpec template) {
    Deployment like =
        new DeploymentBuilder()
            .withNewMetadata()
            .withGenerateName(live.getMetadata().getName() + "-")
            .withNamespace(live.getMetadata().getNamespace())
            .endMetadata()
            .withNewSpec()
            .withSelector(live.getSpec().getSelector())
            .withTemplate(
                new PodTemplateSpecBuilder(template)
                    .editOrNewMetadata()
                    .addToLabels(live.getSpec().getSelector().getMatchLabels())
                    .endMetadata()
                    .build())
            .endSpec()
            .build();
    return client.resource(like).dryRun().create().getSpec().getTemplate();
  }

  /** What runs, without where and how: that is filled in by whichever operator writes it. */
  private static List<JsonNode> program(PodSpec pod) {
    return List.of(
        containers(pod.getContainers()),
        containers(pod.getInitContainers()),
        Json.tree(pod.getVolumes()),
        Json.tree(Objects.requireNonNullElse(pod.getServiceAccountName(), "")),
        Json.tree(Boolean.TRUE.equals(pod.getHostNetwork())));
  }

  private static JsonNode containers(List<Container> all) {
    return Json.tree(
        all.stream()
            .map(
                container ->
                    new ContainerBuilder(container)
                        .withSecurityContext(null)
                        .withLifecycle(null)
                        .build())
            .toList());
  }

  /** With the exact images that run; empty where other containers, or images of others, do. */
  private static Optional<PodTemplateSpec> pinned(PodTemplateSpec kept, PodSpec running) {
    Optional<List<Container>> usual =
        pinned(kept.getSpec().getContainers(), running.getContainers());
    Optional<List<Container>> initial =
        pinned(kept.getSpec().getInitContainers(), running.getInitContainers());
    return usual.flatMap(
        containers ->
            initial.map(
                first ->
                    new PodTemplateSpecBuilder(kept)
                        .editSpec()
                        .withContainers(containers)
                        .withInitContainers(first)
                        .endSpec()
                        .build()));
  }

  private static Optional<List<Container>> pinned(List<Container> kept, List<Container> running) {
    Map<String, String> images =
        running.stream()
            .filter(container -> container.getImage() != null)
            .collect(Collectors.toMap(Container::getName, Container::getImage));
    List<Container> same =
        kept.stream().flatMap(container -> pinned(container, images).stream()).toList();
    return same.size() == kept.size() && same.size() == running.size()
        ? Optional.of(same)
        : Optional.empty();
  }

  private static Optional<Container> pinned(Container kept, Map<String, String> images) {
    return Optional.ofNullable(images.get(kept.getName()))
        .filter(running -> isImage(kept.getImage(), running))
        .map(running -> kept.toBuilder().withImage(running).build());
  }

  /** The same, or the digest that was found under its tag. */
  private static boolean isImage(String kept, String running) {
    return kept.equals(running)
        || new ImageRef(kept).pinnedBy(running).map(ImageRef::text).equals(Optional.of(running));
  }
}
