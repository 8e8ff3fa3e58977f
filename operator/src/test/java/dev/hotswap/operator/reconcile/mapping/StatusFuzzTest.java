package dev.hotswap.operator.reconcile.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.decode.LenientSerialization;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;

/** Whatever somebody writes into status, it is remembered or left alone. */
class StatusFuzzTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final KubernetesSerialization ANSWERS = LenientSerialization.telling(unread -> {});

  @FuzzTest
  void aStatusIsRememberedOrUnreadable(byte[] status) {
    String text = new String(status, StandardCharsets.UTF_8);
    if (isObject(text)) {
      GoRelease release =
          ANSWERS.unmarshal(
              "{\"apiVersion\":\"hotswap.dev/v1alpha1\",\"kind\":\"GoRelease\",\"metadata\":{\"name\":\"payment\"},\"status\":"
                  + text
                  + "}",
              GoRelease.class);

      assertThat(MemoryMapping.read(release.getStatus())).isNotNull();
    }
  }

  /** An API server answers with nothing else. */
  private static boolean isObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JsonProcessingException none) {
      return false;
    }
  }
}
