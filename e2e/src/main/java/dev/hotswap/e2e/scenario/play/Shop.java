package dev.hotswap.e2e.scenario.play;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.e2e.demo.ReleaseView;
import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.scenario.file.Given;
import dev.hotswap.e2e.stack.ClusterObjects;
import dev.hotswap.e2e.stack.Resource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The namespace of one scenario and the release in it.
 *
 * @param namespace also the first label of the host that callers ask for
 */
public record Shop(RealStack stack, String namespace, Given given) {
  static final String RELEASE = "payment";

  String host() {
    return namespace + ".example.com";
  }

  /** Creates the namespace with the policy. */
  void open() {
    ClusterObjects objects = new ClusterObjects(stack.client());
    objects.namespace(namespace);
    Map<String, String> values = given.policy().in(namespace);
    objects.apply(stream(Resource.text("scenario/policy.yaml", values)));
  }

  /** Asks for the namespace to be deleted; nobody waits for it. */
  public void close() {
    stack.client().namespaces().withName(namespace).delete();
  }

  /** Applies the whole release with this version. */
  void apply(String version) {
    Map<String, String> values =
        Map.of(
            "namespace",
            namespace,
            "version",
            version,
            "replicas",
            Integer.toString(given.replicas()),
            "http",
            given.http());
    stack
        .client()
        .resources(GoRelease.class)
        .inNamespace(namespace)
        .load(stream(Resource.text("scenario/release.yaml", values)))
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("argocd-controller")
                .withForce(true)
                .build());
  }

  /** What somebody else has in this namespace, or in one beside it. */
  void neighbour(String name) {
    Map<String, String> values = Map.of("namespace", namespace);
    new ClusterObjects(stack.client())
        .apply(stream(Resource.text("scenario/neighbours/" + name + ".yaml", values)));
  }

  /** Gives a command for the revision that is tried, or else held, or else stable. */
  void command(String word, String token) {
    String revision =
        status()
            .flatMap(Shop::revision)
            .orElseThrow(() -> new IllegalStateException("no revision is tried, held or stable"));
    stack
        .client()
        .resources(GoRelease.class)
        .inNamespace(namespace)
        .withName(RELEASE)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"hotswap.dev/command\":\"%s@%s#%s\"}}}"
                .formatted(word, revision, token));
  }

  private static Optional<String> revision(GoReleaseStatus status) {
    return Optional.ofNullable(status.attempt())
        .map(attempt -> attempt.revision())
        .or(() -> status.rejectedRevisions().stream().map(held -> held.revision()).findFirst())
        .or(() -> Optional.ofNullable(status.stable()).map(stable -> stable.revision()));
  }

  /** The release as it is now; empty once it is gone. */
  public Optional<GoRelease> release() {
    return Optional.ofNullable(
        stack.client().resources(GoRelease.class).inNamespace(namespace).withName(RELEASE).get());
  }

  ReleaseView view() {
    return release().map(ReleaseView::of).orElse(ReleaseView.NOTHING);
  }

  private Optional<GoReleaseStatus> status() {
    return release().flatMap(release -> Optional.ofNullable(release.getStatus()));
  }

  /** The pods of the stable version, or of the candidate. */
  List<Pod> pods(String role) {
    Slot slot =
        status()
            .flatMap(status -> slot(status, role))
            .orElseThrow(() -> new IllegalStateException("there is no " + role));
    return stack
        .client()
        .pods()
        .inNamespace(namespace)
        .withLabel("hotswap.dev/slot", slot.suffix())
        .list()
        .getItems();
  }

  /** The pods of both slots. */
  List<Pod> pods() {
    return stack
        .client()
        .pods()
        .inNamespace(namespace)
        .withLabel("hotswap.dev/slot")
        .list()
        .getItems();
  }

  private static Optional<Slot> slot(GoReleaseStatus status, String role) {
    Optional<String> backend =
        switch (role) {
          case "stable" -> Optional.ofNullable(status.stable()).map(stable -> stable.backend());
          case "candidate" -> Optional.ofNullable(status.attempt()).map(attempt -> attempt.to());
          default ->
              throw new IllegalArgumentException(
                  "a pod's role is stable or candidate, not " + role);
        };
    return backend.map(BackendId::of).flatMap(BackendId::slot);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
