package dev.hotswap.e2e.demo;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.e2e.stack.Resource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The demo's user: applies versions, reads status, gives commands; nothing else. */
public final class Releases {
  private static final String NAMESPACE = "shop";
  private static final String NAME = "payment";

  private final KubernetesClient client;

  /** A user with this client. */
  public Releases(KubernetesClient client) {
    this.client = client;
  }

  /** Says how versions take over: the pause of each step. */
  public void policy(Pauses pauses) {
    client
        .resources(HotSwapPolicy.class)
        .inNamespace(NAMESPACE)
        .load(stream(Resource.text("demo/policy.yaml", pauses.places())))
        .patch(apply());
  }

  /** Commits a version, as Argo CD would: one server-side apply of the whole release. */
  public void apply(String version) {
    client
        .resources(GoRelease.class)
        .inNamespace(NAMESPACE)
        .load(stream(Resource.text("demo/release.yaml", Map.of("version", version))))
        .patch(apply());
  }

  /** Asks for another try of the revision that is held. */
  public void retry(String token) {
    String revision = view().rejected().orElseThrow();
    client
        .resources(GoRelease.class)
        .inNamespace(NAMESPACE)
        .withName(NAME)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"metadata":{"annotations":{"hotswap.dev/command":"retry@%s#%s"}}}"""
                .formatted(revision, token));
  }

  /** What status says now. */
  public ReleaseView view() {
    return release().map(ReleaseView::of).orElse(ReleaseView.NOTHING);
  }

  private Optional<GoRelease> release() {
    return Optional.ofNullable(
        client.resources(GoRelease.class).inNamespace(NAMESPACE).withName(NAME).get());
  }

  private static PatchContext apply() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager("argocd-controller")
        .withForce(true)
        .build();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
