package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.workload.observe.WindowsMismatch;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with one release's pullers: why the API server did not take one, and what a
 * puller ended with that begins again. In memory only: whoever starts anew learns it at the next
 * try.
 */
public final class PullerMemory {
  private Map<String, Incident.NotCreated> refused = Map.of();
  private Map<String, Incident> failed = Map.of();

  /** The plan, which tells of each puller what was wrong last, until it is done. */
  public synchronized PullerPlan told(PullerPlan plan) {
    Set<String> missing = names(plan.create());
    refused = kept(refused, missing);
    Map<String, Incident> seen = new LinkedHashMap<>();
    plan.staging().incidents().forEach(incident -> seen.put(incident.pod(), incident));
    Set<String> unfinished =
        Stream.concat(missing.stream(), seen.keySet().stream()).collect(Collectors.toSet());
    failed = kept(failed, unfinished);
    seen.replaceAll((puller, incident) -> lasting(incident, failed.get(puller)));
    Map<String, Incident> failures = new LinkedHashMap<>(failed);
    seen.forEach(
        (puller, incident) -> {
          if (incident.isFailure()) {
            failures.put(puller, incident);
          }
        });
    failed = Map.copyOf(failures);
    Map<String, Incident> told = new LinkedHashMap<>(seen);
    told.putAll(failures);
    told.putAll(refused);
    return plan.telling(List.copyOf(told.values()));
  }

  /** What became of the pullers that were to be made. */
  public synchronized void written(List<Applied<Pod>> results, List<Pod> wanted, Instant now) {
    Map<String, Incident.NotCreated> next = new LinkedHashMap<>(refused);
    for (Pod pod : wanted) {
      String name = pod.getMetadata().getName();
      String object = Applied.describe(pod);
      results.stream()
          .flatMap(result -> why(result, object).stream())
          .findFirst()
          .ifPresent(why -> next.put(name, new Incident.NotCreated(name, now, why)));
    }
    refused = Map.copyOf(next);
  }

  /** Nothing is staged. */
  public synchronized void clear() {
    refused = Map.of();
    failed = Map.of();
  }

  /** One that went wrong in the same way before has done so since then; Windows had two tries. */
  private static Incident lasting(Incident now, @Nullable Incident before) {
    return now instanceof Incident.NotStarted(String pod, Instant since, boolean _, String detail)
            && before instanceof Incident.NotStarted earlier
            && WindowsMismatch.in(detail).isPresent()
            && WindowsMismatch.in(earlier.detail()).isPresent()
        ? new Incident.NotStarted(
            pod, earlier.since(), earlier.permanent() || since.isAfter(earlier.since()), detail)
        : now;
  }

  private static Optional<String> why(Applied<Pod> result, String object) {
    return switch (result) {
      case Applied.Forbidden<Pod>(String name, String detail) when name.equals(object) ->
          Optional.of(detail);
      case Applied.Failed<Pod>(String name, int code, String detail) when name.equals(object) ->
          Optional.of(detail);
      case Applied.Foreign<Pod>(String name, Optional<String> other) when name.equals(object) ->
          result.trouble();
      case Applied.Written<Pod> _,
          Applied.Unchanged<Pod> _,
          Applied.Gone<Pod> _,
          Applied.Conflict<Pod> _,
          Applied.Foreign<Pod> _,
          Applied.Forbidden<Pod> _,
          Applied.Failed<Pod> _ ->
          Optional.empty();
    };
  }

  private static <T> Map<String, T> kept(Map<String, T> all, Set<String> names) {
    return all.entrySet().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<String> names(List<Pod> pods) {
    return pods.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
  }
}
