package dev.hotswap.operator.reconcile.simulated;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shop with one policy, {@code careful}, and releases of four pods each. */
public final class Shop {
  /** What installs a kind that the played cluster does not serve. */
  public static final String TLS_ROUTES =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: tlsroutes.gateway.networking.k8s.io}
      spec:
        group: gateway.networking.k8s.io
        scope: Namespaced
        names: {kind: TLSRoute, listKind: TLSRouteList, plural: tlsroutes, singular: tlsroute}
        versions:
        - name: v1alpha2
          served: true
          storage: true
          schema:
            openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;

  private static final int PATIENCE = 400;

  private final SimulatedCluster simulated;

  /** A shop in this simulated; its policy is there. */
  public Shop(SimulatedCluster simulated) {
    this.simulated = simulated;
    apply(
        """
        apiVersion: hotswap.dev/v1alpha1
        kind: HotSwapPolicy
        metadata: {name: careful, namespace: shop}
        spec:
          swap: {drainSeconds: 5, retainSeconds: 60}
          steps:
          - {name: tenth, setWeight: 10, pause: {duration: 10s}}
          - {name: half, setWeight: 50, pause: {duration: 10s}}
          - {name: all, setWeight: 100, pause: {duration: 10s}}
          analysis:
            source: gateway
            metrics:
            - {name: errors, errorRate: {max: "5%"}}
          progressDeadlineSeconds: 60
          stagingDeadlineSeconds: 120
        """);
  }

  /** Wants this version of a release, as Git would. */
  public void commit(String release, String version) {
    apply(manifest(release, version));
  }

  /** What Git would hold of this version of a release. */
  public String manifest(String release, String version) {
    return """
    apiVersion: hotswap.dev/v1alpha1
    kind: GoRelease
    metadata: {name: %1$s, namespace: shop}
    spec:
      version: "%2$s"
      policyRef: {name: careful}
      replicas: 4
      template:
        spec:
          containers:
          - name: app
            image: registry.example.com/shop/%1$s:%2$s
            ports: [{containerPort: 8080}]
            readinessProbe: {httpGet: {path: /readyz, port: 8080}}
            resources: {limits: {memory: 128Mi}}
      service:
        name: %1$s
        ports: [{name: http, port: 80, targetPort: 8080}]
      traffic:
        routes:
        - name: public
          port: http
          virtualService:
            hosts: [%1$s.example.com]
            gateways: [istio-ingress/public]
    """
        .formatted(release, version);
  }

  /** Applies a manifest, as Git would. */
  public void apply(String yaml) {
    simulated
        .people()
        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .serverSideApply();
  }

  /** Asks for something by annotation. */
  public void ask(String release, String command) {
    patch(
        release, "{\"metadata\":{\"annotations\":{\"hotswap.dev/command\":\"" + command + "\"}}}");
  }

  /** Changes a release by a merge patch. */
  public void patch(String release, String mergePatch) {
    named(release).patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
  }

  /** Deletes a release. */
  public void delete(String release) {
    named(release).delete();
  }

  /** Deletes a release and asks for everything that it owns to stay. */
  public void deleteAsOrphan(String release) {
    named(release).withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
  }

  /** Deletes the policy. */
  public void deletePolicy() {
    simulated
        .people()
        .resources(HotSwapPolicy.class)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName("careful")
        .delete();
  }

  /** What status says of a release; empty when there is none. */
  public Optional<GoReleaseStatus> status(String release) {
    return Optional.ofNullable(named(release).get()).flatMap(r -> optional(r.getStatus()));
  }

  private static <T> Optional<T> optional(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  /** Whether the release is there. */
  public boolean exists(String release) {
    return named(release).get() != null;
  }

  /** Whether the release is there and being deleted. */
  public boolean terminating(String release) {
    return Optional.ofNullable(named(release).get())
        .filter(live -> live.getMetadata().getDeletionTimestamp() != null)
        .isPresent();
  }

  /**
   * Lets time go by until status is as asked.
   *
   * @throws AssertionError when it is not after some minutes
   */
  public GoReleaseStatus until(String release, Predicate<GoReleaseStatus> there) {
    for (int second = 0; second < PATIENCE; second++) {
      Optional<GoReleaseStatus> now = status(release).filter(there);
      if (now.isPresent()) {
        return now.get();
      }
      simulated.second();
    }
    throw new AssertionError(release + " is not as awaited, but " + status(release));
  }

  /** Lets time go by until the release is in this phase, with nothing left to try. */
  public GoReleaseStatus until(String release, Phase phase) {
    return until(release, status -> status.phase() == phase);
  }

  /** Notes of the Events with this reason. */
  public List<String> told(String reason) {
    return events().filter(event -> event.getReason().equals(reason)).map(Event::getNote).toList();
  }

  /** Notes of all Events. */
  public List<String> told() {
    return events().map(Event::getNote).toList();
  }

  private Stream<Event> events() {
    var events = simulated.people().events().v1().events().inNamespace(SimulatedCluster.NAMESPACE);
    return events.list().getItems().stream();
  }

  /**
   * Requests that operators sent since the last call, open watches aside, as {@code verb resource}.
   */
  public List<String> requests() {
    return requests(entry -> true);
  }

  /** Those of {@link #requests()} that were answered with success. */
  public List<String> successfulRequests() {
    return requests(entry -> entry.code() >= 200 && entry.code() < 300);
  }

  private List<String> requests(Predicate<AuditEntry> counted) {
    List<String> sent =
        simulated.server().audit().entries(Shop::ofAnOperator).stream()
            .filter(counted)
            .map(AuditEntry::verbAndResource)
            .filter(request -> !request.startsWith("watch"))
            .toList();
    simulated.server().audit().clear();
    return sent;
  }

  private static boolean ofAnOperator(AuditEntry entry) {
    return entry.user().startsWith("operator-");
  }

  private Resource<GoRelease> named(String release) {
    return Objects.requireNonNull(
        simulated
            .people()
            .resources(GoRelease.class)
            .inNamespace(SimulatedCluster.NAMESPACE)
            .withName(release));
  }
}
