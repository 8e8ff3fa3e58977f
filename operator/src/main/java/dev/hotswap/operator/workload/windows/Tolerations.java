package dev.hotswap.operator.workload.windows;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Taints of nodes and what tolerates them (Kubernetes "Taints and Tolerations"). */
public final class Tolerations {
  private static final Taint WINDOWS_TAINT =
      new TaintBuilder().withKey("os").withValue("windows").withEffect("NoSchedule").build();
  private static final Set<String> KEEPS_PODS_AWAY = Set.of("NoSchedule", "NoExecute");

  private Tolerations() {}

  /** These tolerations and the one for the usual taint of Windows nodes. */
  public static List<Toleration> withWindows(List<Toleration> tolerations) {
    if (tolerates(tolerations, WINDOWS_TAINT)) {
      return tolerations;
    }
    List<Toleration> all = new ArrayList<>(tolerations);
    all.add(
        new TolerationBuilder()
            .withKey(WINDOWS_TAINT.getKey())
            .withOperator("Equal")
            .withValue(WINDOWS_TAINT.getValue())
            .withEffect(WINDOWS_TAINT.getEffect())
            .build());
    return List.copyOf(all);
  }

  /** The taints of the node that keep a pod with these tolerations away. */
  public static List<Taint> untolerated(Node node, List<Toleration> tolerations) {
    return Optional.ofNullable(node.getSpec())
        .map(spec -> spec.getTaints())
        .orElse(List.of())
        .stream()
        .filter(taint -> KEEPS_PODS_AWAY.contains(taint.getEffect()))
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
