package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What a server says when it refuses. */
record Refusal(int code, @Nullable String reason, String message) {
  /** The refusal of a request that must be refused. */
  static Refusal of(ThrowingCallable request) {
    KubernetesClientException refused =
        catchThrowableOfType(KubernetesClientException.class, request);
    assertThat(refused).as("the request is refused").isNotNull();
    Status status = refused.getStatus();
    return new Refusal(refused.getCode(), status.getReason(), status.getMessage());
  }
}
