package dev.hotswap.operator.preflight.dryrun;

import dev.hotswap.operator.kube.CanonicalJson;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the API server said to the objects of one version, and to which objects.
 *
 * @param objects their content, in a few characters
 */
public record DryRuns(String objects, List<DryRunResult> results) {
  /** Nothing was asked. */
  public static final DryRuns NONE = new DryRuns("", List.of());

  public DryRuns {
    results = List.copyOf(results);
  }

  /**
   * These answers, where exactly these objects were asked about; else those to be had now. What the
   * API server did not answer is not asked again: it may have been too much for it.
   */
  public DryRuns once(DryRun dryRun, List<PlannedObject> planned) {
    String content = content(planned);
    return content.equals(objects) ? this : new DryRuns(content, answered(dryRun, planned));
  }

  private static List<DryRunResult> answered(DryRun dryRun, List<PlannedObject> planned) {
    try {
      return dryRun.of(planned);
    } catch (KubernetesClientException e) {
      return planned.stream()
          .<DryRunResult>map(
              object ->
                  new DryRunResult.Unknown(
                      object.what(), "the API server did not answer: " + e.getMessage()))
          .toList();
    }
  }

  /** These answers, where exactly these objects would be taken; else those to be had now. */
  public DryRuns again(DryRun dryRun, List<PlannedObject> planned) {
    String content = content(planned);
    boolean known =
        content.equals(objects)
            && results.stream().allMatch(DryRunResult.Accepted.class::isInstance);
    return known ? this : new DryRuns(content, dryRun.of(planned));
  }

  private static String content(List<PlannedObject> planned) {
    return CanonicalJson.hash(
        planned.stream()
            .map(object -> object.collection() + object.json())
            .collect(Collectors.joining()));
  }
}
