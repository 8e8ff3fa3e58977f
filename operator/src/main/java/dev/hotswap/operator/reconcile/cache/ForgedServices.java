package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Optional;

/**
 * Services that carry a release's label and are not made as a release makes them. Anybody may write
 * that label; such a Service is one of others all the same.
 *
 * @param index of what they send where
 */
record ForgedServices(RouteIndex index) {
  /** Takes in one that was seen. */
  void seen(String key, Service service) {
    if (isMadeAsOwn(service)) {
      index.gone(key);
    } else {
      index.wrote(service);
    }
  }

  /** One is no more. */
  void gone(String key) {
    index.gone(key);
  }

  /** It selects by the very release that its label names: that release knows its own. */
  private static boolean isMadeAsOwn(Service service) {
    Optional<String> labelled =
        Optional.ofNullable(service.getMetadata().getLabels())
            .map(labels -> labels.get(Labels.RELEASE));
    return Optional.ofNullable(service.getSpec())
        .filter(spec -> !"ExternalName".equals(spec.getType()))
        .flatMap(spec -> Optional.ofNullable(spec.getSelector()))
        .map(selector -> selector.get(Labels.RELEASE))
        .filter(selected -> labelled.filter(selected::equals).isPresent())
        .isPresent();
  }
}
