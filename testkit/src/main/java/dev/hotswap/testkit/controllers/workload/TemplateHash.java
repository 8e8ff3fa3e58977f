package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.apiserver.json.Json;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
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

  static String of(PodTemplateSpec template) {
    return KNOWN.computeIfAbsent(template, TemplateHash::compute);
  }

  private static String compute(PodTemplateSpec template) {
    CRC32 checksum = new CRC32();
    checksum.update(Json.text(Json.of(template)).getBytes(StandardCharsets.UTF_8));
    return Long.toString(checksum.getValue(), 36);
  }
}
