package dev.hotswap.operator.preflight.read;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists in pages (Kubernetes API concepts, "Retrieving large results sets in chunks"), so that only
 * one page of whole objects is held at a time.
 */
final class Lists {
  private static final long PAGE = 250;

  private Lists() {}

  /** The gist of every object of a list. */
  static <T extends HasMetadata> List<T> all(
      Listable<? extends KubernetesResourceList<T>> request) {
    List<T> gists = new ArrayList<>();
    String next = null;
    do {
      KubernetesResourceList<T> page = request.list(page(next));
      page.getItems().stream().map(ObjectSummary::of).forEach(gists::add);
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return gists;
  }

  private static ListOptions page(@Nullable String next) {
    return new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
  }
}
