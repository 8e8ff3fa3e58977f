package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** Role-based access control. */
interface RightsContract extends Subject {
  @Test
  default void who_has_no_right_is_told_which_one() {
    try (KubernetesClient alice = clientOf("alice")) {
      assertThat(Refusal.of(() -> alice.pods().inNamespace(namespace()).list()))
          .isEqualTo(
              new Refusal(
                  403,
                  "Forbidden",
                  "pods is forbidden: User \"alice\" cannot list resource \"pods\" in API group \"\""
                      + " in the namespace \"%s\"".formatted(namespace())));
      assertThat(Refusal.of(() -> alice.nodes().withName("n").get()))
          .isEqualTo(
              new Refusal(
                  403,
                  "Forbidden",
                  "nodes \"n\" is forbidden: User \"alice\" cannot get resource \"nodes\" in API"
                      + " group \"\" at the cluster scope"));
      assertThat(Refusal.of(() -> alice.resource(versioned()).updateStatus()).message())
          .isEqualTo(
              "deployments.apps \"payment-a\" is forbidden: User \"alice\" cannot update resource"
                  + " \"deployments/status\" in API group \"apps\" in the namespace \"%s\""
                      .formatted(namespace()));
    }
  }

  @Test
  default void a_role_gives_the_rights_it_names() {
    allow("bob", "get", "list");
    try (KubernetesClient bob = clientOf("bob")) {
      assertThat(bob.configMaps().inNamespace(namespace()).list()).isNotNull();
      assertThat(Refusal.of(() -> bob.configMaps().inNamespace("default").list()).code())
          .isEqualTo(403);
      assertThat(Refusal.of(() -> bob.resource(manifests().configMap("a", "1")).create()).code())
          .isEqualTo(403);
    }
  }

  @Test
  default void an_apply_that_creates_needs_the_right_to_create() {
    allow("carol", "get", "patch");
    try (KubernetesClient carol = clientOf("carol")) {
      Applies applies = new Applies(carol, "carol");
      assertThat(Refusal.of(() -> applies.apply(manifests().configMap("a", "1"))).message())
          .isEqualTo(
              "configmaps \"a\" is forbidden: User \"carol\" cannot create resource \"configmaps\""
                  + " in API group \"\" in the namespace \"%s\"".formatted(namespace()));
      client().resource(manifests().configMap("a", "1")).create();
      assertThat(applies.force(manifests().configMap("a", "2")).getData()).containsValue("2");
    }
  }

  @Test
  default void everybody_may_ask_for_their_own_rights() {
    allow("dave", "get", "watch");
    try (KubernetesClient dave = clientOf("dave")) {
      var review =
          dave.authorization()
              .v1()
              .selfSubjectRulesReview()
              .create(
                  new SelfSubjectRulesReviewBuilder()
                      .withNewSpec()
                      .withNamespace(namespace())
                      .endSpec()
                      .build());
      assertThat(review.getStatus().getResourceRules())
          .anyMatch(
              rule ->
                  rule.getResources().contains("configmaps") && rule.getVerbs().contains("watch"));
    }
  }

  private Deployment versioned() {
    return manifests()
        .deployment(2)
        .edit()
        .editMetadata()
        .withResourceVersion("1")
        .endMetadata()
        .build();
  }

  private void allow(String user, String... verbs) {
    client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(user)
                .withNamespace(namespace())
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("configmaps")
                .withVerbs(verbs)
                .endRule()
                .build())
        .create();
    client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(user)
                .withNamespace(namespace())
                .endMetadata()
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", user)
                .build())
        .create();
  }
}
