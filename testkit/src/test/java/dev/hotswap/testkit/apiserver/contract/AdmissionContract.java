package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

/** What the server fills in and refuses. */
interface AdmissionContract extends Subject {
  @Test
  default void defaults_are_filled_in() {
    Deployment deployment = client().resource(manifests().deployment(2)).create();
    var pod = deployment.getSpec().getTemplate().getSpec();

    assertThat(deployment.getSpec().getStrategy().getRollingUpdate().getMaxSurge().getStrVal())
        .isEqualTo("25%");
    assertThat(deployment.getSpec().getProgressDeadlineSeconds()).isEqualTo(600);
    assertThat(pod.getTerminationGracePeriodSeconds()).isEqualTo(30);
    assertThat(pod.getContainers().getFirst().getImagePullPolicy()).isEqualTo("IfNotPresent");
  }

  @Test
  default void a_service_gets_an_address_and_keeps_it() {
    Service created = client().resource(manifests().service("payment")).create();
    Service replaced = client().resource(manifests().service("payment")).update();

    assertThat(created.getSpec().getClusterIP()).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    assertThat(replaced.getSpec().getClusterIP()).isEqualTo(created.getSpec().getClusterIP());
    assertThat(created.getSpec().getPorts().getFirst().getTargetPort().getIntVal()).isEqualTo(80);
  }

  @Test
  default void names_of_services_are_stricter_than_others() {
    client().resource(manifests().configMap("1.settings", "1")).create();

    Refusal refusal =
        Refusal.of(() -> client().resource(manifests().service("1-payment")).create());
    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .startsWith(
            "Service \"1-payment\" is invalid: metadata.name: Invalid value: \"1-payment\":")
        .contains("a DNS-1035 label must consist of lower case alphanumeric characters or '-'");
  }

  @Test
  default void label_values_have_a_syntax() {
    Refusal refusal =
        Refusal.of(
            () -> client().resource(manifests().labelled("a", "version", "1.0+build")).create());

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .contains("metadata.labels: Invalid value: \"1.0+build\": a valid label must be");
  }

  @Test
  default void the_selector_of_a_deployment_never_changes() {
    client().resource(manifests().deployment(2)).create();
    Deployment other = manifests().deployment(2);
    other.getSpec().getSelector().getMatchLabels().put("more", "x");
    other.getSpec().getTemplate().getMetadata().getLabels().put("more", "x");

    Refusal refusal = Refusal.of(() -> client().resource(other).update());

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message()).contains("spec.selector: Invalid value: ", "field is immutable");
  }

  @Test
  default void a_deployment_has_to_select_its_own_pods() {
    Deployment other = manifests().deployment(2);
    other.getSpec().getSelector().getMatchLabels().put("more", "x");

    assertThat(Refusal.of(() -> client().resource(other).create()).message())
        .contains("spec.template.metadata.labels: Invalid value: ")
        .contains("`selector` does not match template `labels`");
  }

  @Test
  default void a_container_needs_a_name_and_a_pod_a_container() {
    Pod nameless =
        new PodBuilder(manifests().pod("p"))
            .editSpec()
            .editFirstContainer()
            .withName(null)
            .endContainer()
            .endSpec()
            .build();
    Pod empty = new PodBuilder(manifests().pod("p")).editSpec().withContainers().endSpec().build();

    assertThat(Refusal.of(() -> client().resource(nameless).create()).message())
        .contains("spec.containers[0].name: Required value");
    assertThat(Refusal.of(() -> client().resource(empty).create()).message())
        .contains("spec.containers: Required value");
  }

  @Test
  default void a_windows_pod_must_not_set_what_only_linux_has() {
    Pod windows =
        new PodBuilder(manifests().pod("p"))
            .editSpec()
            .withNewOs("windows")
            .withHostPID(true)
            .withNewSecurityContext()
            .withRunAsUser(1L)
            .endSecurityContext()
            .editFirstContainer()
            .withNewSecurityContext()
            .withCapabilities(new Capabilities(java.util.List.of("NET_ADMIN"), null))
            .endSecurityContext()
            .endContainer()
            .endSpec()
            .build();

    Refusal refusal = Refusal.of(() -> client().resource(windows).create());

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .contains("spec.hostPID: Forbidden: cannot be set for a windows pod")
        .contains("spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod")
        .contains(
            "spec.containers[0].securityContext.capabilities: Forbidden: cannot be set for a"
                + " windows pod");
  }

  @Test
  default void a_pod_keeps_its_spec() {
    client().resource(manifests().pod("p")).create();
    Pod other =
        new PodBuilder(manifests().pod("p")).editSpec().withHostname("other").endSpec().build();

    Refusal refusal = Refusal.of(() -> client().resource(other).update());

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message()).contains("pod updates may not change fields other than");
  }
}
