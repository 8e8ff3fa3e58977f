package dev.hotswap.operator.workload.staging;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pullers are done and which have to begin again.
 *
 * @param template what is staged
 * @param images container name → the exact image wanted on every node
 * @param now the time to judge at
 */
record Rounds(PodSpec template, Map<String, String> images, Instant now) {
  /** How long a puller that its node turned away is left before it is tried again. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** Every image is there, and it is the one that all nodes shall have. */
  boolean done(PullerReport report) {
    return pulledAll(report) && !foundAnother(report);
  }

  boolean beginsAgain(PullerReport report) {
    boolean another = pulledAll(report) && foundAnother(report);
    return another || (gaveUp(report) && !retryAt(report).isAfter(now));
  }

  /** When the first of those that gave up is tried again; empty where none waits. */
  Optional<Instant> next(List<PullerReport> reports) {
    return reports.stream()
        .filter(this::gaveUp)
        .map(this::retryAt)
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  private boolean gaveUp(PullerReport report) {
    return report.ended() && !pulledAll(report);
  }

  private Instant retryAt(PullerReport report) {
    return report.time().plus(PAUSE);
  }

  private boolean pulledAll(PullerReport report) {
    Set<String> containers =
        PullerPod.containers(template).map(Container::getName).collect(Collectors.toSet());
    return report.pulled().keySet().containsAll(containers);
  }

  private boolean foundAnother(PullerReport report) {
    return PullerPod.containers(template)
        .anyMatch(
            container ->
                PinnedImages.digest(new ImageRef(container.getImage()), report, container.getName())
                    .filter(found -> !found.text().equals(images.get(container.getName())))
                    .isPresent());
  }
}
