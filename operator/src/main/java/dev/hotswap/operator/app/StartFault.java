package dev.hotswap.operator.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.MissingCRDException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in one sentence why the operator could not start, and what to do. */
final class StartFault {
  private static final Pattern WATCH = Pattern.compile("/([a-z]+)\\?\\S*watch=true");
  private static final Pattern KIND = Pattern.compile("/apis/([a-z0-9.]+)/[a-z0-9]+/([a-z]+)");

  private StartFault() {}

  /**
   * The sentence.
   *
   * @param cluster URL of the API server
   */
  static String explain(Throwable fault, String cluster) {
    return chain(fault)
        .takeWhile(cause -> !(cause instanceof KubernetesClientException))
        .flatMap(cause -> setting(cause).stream())
        .findFirst()
        .orElseGet(
            () ->
                "hotswap-operator cannot start: "
                    + why(fault)
                    + " (the API server is "
                    + cluster
                    + ")");
  }

  /** What broke, and what to do. */
  static String why(Throwable fault) {
    return chain(fault)
        .flatMap(cause -> sentence(cause).stream())
        .findFirst()
        .orElseGet(() -> root(fault));
  }

  private static Optional<String> setting(Throwable cause) {
    return switch (cause) {
      case IllegalArgumentException e -> Optional.of(String.valueOf(e.getMessage()));
      case dev.hotswap.operator.app.settings.SettingsException e ->
          Optional.of(String.valueOf(e.getMessage()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> sentence(Throwable cause) {
    return switch (cause) {
      case MissingCRDException missing ->
          Optional.of(
              "the CustomResourceDefinition "
                  + missing.getCrdName()
                  + " is not installed: apply the manifests of the CRDs first");
      case KubernetesClientException e when e.getCode() == 403 ->
          Optional.of(
              "a right is missing: " + missing(e) + ": apply operator/deploy/clusterrole.yaml");
      case KubernetesClientException e when e.getCode() == 401 ->
          Optional.of("the API server does not know this operator: " + e.getMessage());
      case KubernetesClientException e when e.getCode() == 404 ->
          unserved(e)
              .map(
                  kind ->
                      "the cluster does not serve "
                          + kind
                          + ": apply the manifests of its CustomResourceDefinitions first");
      case KubernetesClientException e when isGarbled(e) -> Optional.of(garbled(root(e)));
      case JsonProcessingException e -> Optional.of(garbled(e.getOriginalMessage()));
      case StackOverflowError e -> Optional.of(garbled("it is nested too deep"));
      case UncheckedIOException e when !(e.getCause() instanceof JsonProcessingException) ->
          Optional.of(String.valueOf(e.getMessage()));
      case IOException e ->
          Optional.of(
              "the API server does not answer: see whether it can be reached, or name another one"
                  + " by KUBECONFIG");
      default -> Optional.empty();
    };
  }

  /** Something failed in the client itself, and nothing on the way to the server. */
  private static boolean isGarbled(KubernetesClientException e) {
    return e.getCode() <= 0
        && e.getCause() != null
        && chain(e)
            .allMatch(
                cause ->
                    cause instanceof JsonProcessingException || !(cause instanceof IOException));
  }

  private static String garbled(String why) {
    return "the API server answers, but the answer could not be read: "
        + why
        + ": see whether something between them changes answers";
  }

  /** The refusal of a watch says nothing but "Forbidden"; what was asked for stands in its URL. */
  private static String missing(KubernetesClientException e) {
    String said = Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse("");
    Matcher watch = WATCH.matcher(String.valueOf(e.getMessage()));
    return said.isEmpty() || said.equals("Forbidden")
        ? watch.find() ? "it cannot watch " + watch.group(1) : String.valueOf(e.getMessage())
        : said;
  }

  private static Optional<String> unserved(KubernetesClientException e) {
    return KIND.matcher(String.valueOf(e.getMessage()))
        .results()
        .map(found -> found.group(2) + "." + found.group(1))
        .findFirst();
  }

  private static String root(Throwable fault) {
    return chain(fault).reduce((outer, inner) -> inner).map(Throwable::toString).orElse("");
  }

  private static Stream<Throwable> chain(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }
}
