package dev.hotswap.operator.workload.windows;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Taints of nodes and what tolerates them (Kubernetes "Taints and Tolerations"). */
public final class Tolerations {
  /**
   * The taints by which clusters keep Linux pods off Windows nodes: {@code os=windows} by hand (AKS
   * and EKS guides) and {@code os=Windows} on OpenShift, {@code OS=Windows} of K2s, {@code
   * node.kubernetes.io/os=windows} on GKE. Pods go to Windows nodes alone, so the value is left
   * open.
   */
  private static final List<String> WINDOWS_TAINTS = List.of("os", "OS", "node.kubernetes.io/os");

  private static final String NO_SCHEDULE = "NoSchedule";
  private static final Set<String> KEEPS_PODS_AWAY = Set.of(NO_SCHEDULE, "NoExecute");

  private Tolerations() {}

  /**
   * These tolerations and those for the usual taints of Windows nodes. A key that one of these
   * names is left as it is, and nothing is added where one of them tolerates everything.
   */
  public static List<Toleration> withWindows(List<Toleration> tolerations) {
    Stream<Toleration> windows =
        WINDOWS_TAINTS.stream()
            .filter(key -> tolerations.stream().noneMatch(toleration -> covers(toleration, key)))
            .map(Tolerations::windows);
    return Stream.concat(tolerations.stream(), windows).toList();
  }

  private static boolean covers(Toleration toleration, String key) {
    return key.equals(toleration.getKey())
        || (blank(toleration.getKey())
            && tolerates(
                toleration, new TaintBuilder().withKey(key).withEffect(NO_SCHEDULE).build()));
  }

  private static Toleration windows(String key) {
    return new TolerationBuilder()
        .withKey(key)
        .withOperator("Exists")
        .withEffect(NO_SCHEDULE)
        .build();
  }

  /** The taints of the node that keep a pod with these tolerations away. */
  public static List<Taint> untolerated(Node node, List<Toleration> tolerations) {
    return Optional.ofNullable(node.getSpec())
        .map(spec -> spec.getTaints())
        .orElse(List.of())
        .stream()
        .filter(taint -> KEEPS_PODS_AWAY.contains(orEmpty(taint.getEffect())))
        .filter(taint -> !tolerates(tolerations, taint))
        .toList();
  }

  private static boolean tolerates(List<Toleration> tolerations, Taint taint) {
    return tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    boolean exists = "Exists".equals(toleration.getOperator());
    boolean effect =
        blank(toleration.getEffect()) || toleration.getEffect().equals(taint.getEffect());
    boolean key =
        (exists && blank(toleration.getKey()))
            || Objects.equals(toleration.getKey(), taint.getKey());
    boolean value = exists || orEmpty(toleration.getValue()).equals(orEmpty(taint.getValue()));
    return effect && key && value;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
