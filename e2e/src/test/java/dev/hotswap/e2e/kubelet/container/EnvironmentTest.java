package dev.hotswap.e2e.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void a_container_goes_before_its_image_and_its_image_before_the_pod() throws UnplayedField {
    Map<String, String> environment =
        environment(
            """
            - {name: PORT, value: "9090"}
            - {name: URL, value: "http://$(POD_IP):$(PORT)/$(UNKNOWN)"}
            """,
            Map.of("PORT", "8080", "POD_NAME", "from image"));

    assertThat(environment)
        .containsEntry("PORT", "9090")
        .containsEntry("URL", "http://127.1.0.7:9090/$(UNKNOWN)")
        .containsEntry("POD_NAME", "from image")
        .containsEntry("POD_NAMESPACE", "shop");
  }

  @Test
  void a_container_may_ask_about_its_pod_and_its_limits() throws UnplayedField {
    Map<String, String> environment =
        environment(
            """
            - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
            - {name: REVISION, valueFrom: {fieldRef: {fieldPath: "metadata.annotations['rev']"}}}
            - {name: NONE, valueFrom: {fieldRef: {fieldPath: "metadata.labels['x']"}}}
            - {name: BYTES, valueFrom: {resourceFieldRef: {resource: limits.memory}}}
            - {name: MEBI, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}
            - {name: CPU, valueFrom: {resourceFieldRef: {resource: requests.cpu}}}
            """,
            Map.of());

    assertThat(environment)
        .containsEntry("NODE", "win-1")
        .containsEntry("REVISION", "abc")
        .containsEntry("NONE", "")
        .containsEntry("BYTES", "134217728")
        .containsEntry("MEBI", "128")
        .containsEntry("CPU", "1");
  }

  @Test
  void what_is_not_played_is_refused_by_name() {
    for (String source :
        new String[] {
          "configMapKeyRef: {name: a, key: b}",
          "fieldRef: {fieldPath: status.nowhere}",
          "resourceFieldRef: {resource: limits.cpu}"
        }) {
      String variable = "- {name: KEY, valueFrom: {" + source + "}}";
      assertThatThrownBy(() -> environment(variable, Map.of()))
          .isInstanceOf(UnplayedField.class)
          .hasMessageMatching(".*(KEY|status.nowhere|limits.cpu).*");
    }
  }

  private static Map<String, String> environment(String env, Map<String, String> ofImage)
      throws UnplayedField {
    Pod pod =
        new KubernetesSerialization()
            .unmarshal(
                """
                metadata: {name: p, namespace: shop, annotations: {rev: abc}}
                spec:
                  nodeName: win-1
                  containers:
                  - name: service
                    resources: {limits: {memory: 128Mi}, requests: {cpu: 250m}}
                    env:
                %s
                """
                    .formatted(env.indent(4)),
                Pod.class);
    Container container = pod.getSpec().getContainers().getFirst();
    return Environment.of(pod, container, "127.1.0.7", ofImage);
  }
}
