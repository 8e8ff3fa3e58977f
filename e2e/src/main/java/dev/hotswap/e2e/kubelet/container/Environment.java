package dev.hotswap.e2e.kubelet.container;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a container's process: the pod's own POD_IP, POD_NAME and POD_NAMESPACE, then
 * the image's, then the container's {@code env} with {@code $(NAME)} expanded.
 */
final class Environment {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final DownwardApi downward;

  private Environment(Pod pod, String podAddress) {
    downward = new DownwardApi(pod, podAddress);
    variables.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
    variables.put("POD_IP", podAddress);
    variables.put("POD_NAME", pod.getMetadata().getName());
    variables.put("POD_NAMESPACE", pod.getMetadata().getNamespace());
  }

  static Map<String, String> of(
      Pod pod, Container container, String podAddress, Map<String, String> ofImage)
      throws UnplayedField {
    if (container.getEnvFrom() != null && !container.getEnvFrom().isEmpty()) {
      throw new UnplayedField("envFrom is not played: list the variables under env");
    }
    var environment = new Environment(pod, podAddress);
    environment.variables.putAll(ofImage);
    for (EnvVar variable : container.getEnv()) {
      environment.variables.put(variable.getName(), environment.value(container, variable));
    }
    return environment.variables;
  }

  private String value(Container container, EnvVar variable) throws UnplayedField {
    return variable.getValueFrom() == null
        ? expanded(Objects.requireNonNullElse(variable.getValue(), ""))
        : downward.value(container, variable);
  }

  private String expanded(String value) {
    return REFERENCE
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
  }
}
