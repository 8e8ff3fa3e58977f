package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
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
  default void numbers_have_their_bounds() {
    Deployment negative = manifests().deployment(-1);
    Deployment stuck = manifests().deployment(1);
    stuck.getSpec().setStrategy(new DeploymentStrategyBuilder().withType("RollingUpdate").build());
    stuck
        .getSpec()
        .getStrategy()
        .setRollingUpdate(new RollingUpdateDeployment(new IntOrString(0), new IntOrString(0)));
    Service high = manifests().service("payment");
    high.getSpec().getPorts().getFirst().setPort(99_999);

    assertThat(Refusal.of(() -> client().resource(negative).create()).message())
        .contains("spec.replicas: Invalid value: -1: must be greater than or equal to 0");
    assertThat(Refusal.of(() -> client().resource(stuck).create()).message())
        .contains("maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0");
    assertThat(Refusal.of(() -> client().resource(high).create()).message())
        .contains("spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535");
  }

  @Test
  default void data_has_keys_of_a_syntax_and_a_size() {
    var odd = manifests().configMap("a", "1").edit().addToData("a b", "c").build();
    var large = manifests().configMap("a", "x".repeat((1 << 20) + 1));

    assertThat(Refusal.of(() -> client().resource(odd).create()).message())
        .contains("data[a b]: Invalid value: \"a b\": a valid config key must consist of");
    assertThat(Refusal.of(() -> client().resource(large).create()).message())
        .contains("[]: Too long: may not be more than 1048576 bytes");
  }

  @Test
  default void a_secret_is_stored_in_base_64() {
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("s")
            .withNamespace(namespace())
            .endMetadata()
            .addToStringData("a", "b")
            .build();

    Secret created = client().resource(secret).create();

    assertThat(created.getData()).containsEntry("a", "Yg==");
    assertThat(created.getStringData()).isNullOrEmpty();
    assertThat(created.getType()).isEqualTo("Opaque");
  }

  @Test
  default void a_new_object_has_a_status_that_says_nothing_yet() {
    Deployment deployment = client().resource(manifests().deployment(2)).create();
    Service service = client().resource(manifests().service("payment")).create();

    assertThat(deployment.getStatus()).isNotNull();
    assertThat(deployment.getStatus().getReplicas()).isNull();
    assertThat(service.getStatus().getLoadBalancer()).isNotNull();
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
