package dev.hotswap.operator.app;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.MissingCRDException;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one sentence why the operator could not start, and what to do. */
final class StartFault {
  private StartFault() {}

  static String explain(Throwable fault) {
    return chain(fault)
        .flatMap(cause -> sentence(cause).stream())
        .findFirst()
        .orElseGet(() -> "hotswap-operator cannot start: " + root(fault));
  }

  private static Optional<String> sentence(Throwable cause) {
    return switch (cause) {
      case MissingCRDException missing ->
          Optional.of(
              "hotswap-operator cannot start: the CustomResourceDefinition "
                  + missing.getCrdName()
                  + " is not installed: apply the manifests of the CRDs first");
      case KubernetesClientException e when e.getCode() == 403 ->
          Optional.of(
              "hotswap-operator cannot start: a right is missing: "
                  + e.getStatus().getMessage()
                  + ": apply operator/deploy/clusterrole.yaml");
      case KubernetesClientException e when e.getCode() == 401 ->
          Optional.of(
              "hotswap-operator cannot start: the API server does not know this operator: "
                  + e.getMessage());
      case IllegalArgumentException e -> Optional.of(String.valueOf(e.getMessage()));
      case dev.hotswap.operator.app.settings.SettingsException e ->
          Optional.of(String.valueOf(e.getMessage()));
      default -> Optional.empty();
    };
  }

  private static String root(Throwable fault) {
    return chain(fault).reduce((outer, inner) -> inner).map(Throwable::toString).orElse("");
  }

  private static Stream<Throwable> chain(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }
}
