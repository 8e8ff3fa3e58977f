package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.apiserver.json.Json;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.zip.CRC32;

/** The short name of a pod template, as in {@code pod-template-hash}. */
final class TemplateHash {
  static final String LABEL = "pod-template-hash";

  /** Controllers ask for the same few templates again and again. */
  private static final Map<PodTemplateSpec, String> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private TemplateHash() {}

  /** Another one after each collision, so that a name that is taken is not asked for again. */
  static String of(Deployment deployment) {
    String hash =
        KNOWN.computeIfAbsent(
            deployment.getSpec().getTemplate(), template -> checksum(Json.text(Json.of(template))));
    int collisions = DeploymentStatusWriter.collisions(deployment);
    return collisions == 0 ? hash : checksum(hash + collisions);
  }

  private static String checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toString(checksum.getValue(), 36);
  }
}
