package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.scenario.action.Action.Autoscale.Target;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code metrics} of a HorizontalPodAutoscaler, as JSON; each wants pods used by three
 * quarters.
 */
final class AutoscalerMetrics {
  private AutoscalerMetrics() {}

  static String of(Target target) {
    return parts(target).collect(Collectors.joining(",", "[", "]"));
  }

  private static Stream<String> parts(Target target) {
    return switch (target) {
      case UTILIZATION ->
          Stream.of(
              """
              {"type":"Resource","resource":{"name":"memory","target":
                {"type":"Utilization","averageUtilization":75}}}\
              """);
      case VALUE -> external("work-of-largest-slot", "Value", "value");
      case AVERAGE_OF_PODS ->
          Stream.of(
              """
              {"type":"Pods","pods":{"metric":{"name":"work-per-pod"},"target":
                {"type":"AverageValue","averageValue":"75"}}}\
              """);
      case AVERAGE_VALUE -> external("work-in-all", "AverageValue", "averageValue");
      case ALL ->
          Stream.of(Target.UTILIZATION, Target.VALUE, Target.AVERAGE_OF_PODS, Target.AVERAGE_VALUE)
              .flatMap(AutoscalerMetrics::parts);
    };
  }

  private static Stream<String> external(String name, String type, String field) {
    return Stream.of(
        """
        {"type":"External","external":{"metric":{"name":"%s"},"target":{"type":"%s","%s":"75"}}}\
        """
            .formatted(name, type, field));
  }
}
