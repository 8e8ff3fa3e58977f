package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever starts the operator reads which of two was the case: no answer, or one nobody can read.
 */
class StartFaultTest {
  private static final String SILENT = "the API server does not answer";
  private static final String GARBLED = "the API server answers, but the answer could not be read";

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), SILENT, GARBLED),
        Arguments.of(
            new KubernetesClientException("no", new IOException("reset")), SILENT, GARBLED),
        Arguments.of(
            new OperatorException("sync", new KubernetesClientException("no", new IOException())),
            SILENT,
            GARBLED),
        Arguments.of(garbled(), GARBLED, SILENT),
        Arguments.of(new KubernetesClientException("An error", garbled()), GARBLED, SILENT),
        Arguments.of(
            new OperatorException(
                "sync", new RuntimeException(new UncheckedIOException(garbled()))),
            GARBLED,
            SILENT),
        Arguments.of(new IllegalStateException("outer", new StackOverflowError()), GARBLED, SILENT),
        Arguments.of(
            new KubernetesClientException("x", new ClassCastException("a is no b")),
            GARBLED,
            SILENT));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void no_answer_and_one_that_cannot_be_read_are_told_apart(
      Throwable fault, String said, String notSaid) {
    assertThat(StartFault.explain(fault, "https://api"))
        .contains(said)
        .contains("https://api")
        .doesNotContain(notSaid);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(new KubernetesClientException("Forbidden", 403, null), "a right is missing"),
        Arguments.of(new KubernetesClientException("Unauthorized", 401, null), "does not know"),
        Arguments.of(new IllegalStateException("port 80 is taken"), "port 80 is taken"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void what_is_neither_is_said_as_it_is(Throwable fault, String said) {
    assertThat(StartFault.explain(fault, "https://api"))
        .contains(said)
        .doesNotContain(SILENT, GARBLED);
  }

  private static JsonProcessingException garbled() {
    try {
      new ObjectMapper().readTree("<html>");
      throw new AssertionError("it is no JSON");
    } catch (JsonProcessingException e) {
      return e;
    }
  }
}
