package dev.hotswap.operator.workload.staging;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which exact image each container gets: what the puller that finished first found behind the tag.
 * A node that found another one (the tag moved meanwhile) pulls again, by digest.
 */
final class PinnedImages {
  private PinnedImages() {}

  /** Container name → image by digest; as written where no node could tell a digest. */
  static Map<String, String> of(PodSpec template, List<PullerReport> reports) {
    List<PullerReport> inOrder =
        reports.stream()
            .sorted(Comparator.comparing(PullerReport::time).thenComparing(PullerReport::node))
            .toList();
    Map<String, String> images = new TreeMap<>();
    PullerPod.containers(template)
        .forEach(container -> images.put(container.getName(), pinned(container, inOrder)));
    return images;
  }

  private static String pinned(Container container, List<PullerReport> inOrder) {
    ImageRef written = new ImageRef(container.getImage());
    if (PullerPod.NEVER.equals(container.getImagePullPolicy())) {
      return written.text();
    }
    return inOrder.stream()
        .flatMap(report -> digest(written, report, container.getName()).stream())
        .findFirst()
        .orElse(written)
        .text();
  }

  /** What this node found behind the image as written. */
  static Optional<ImageRef> digest(ImageRef written, PullerReport report, String container) {
    return Optional.ofNullable(report.pulled().get(container)).flatMap(written::pinnedBy);
  }
}
