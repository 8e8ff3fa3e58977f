package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code deploy/namespaced/install.yaml}: enough for an operator of some namespaces only. */
class NamespacedRightsTest {
  private static final Path FILE = Path.of("deploy", "namespaced", "install.yaml");
  private static final String OPERATOR = "operator-0";

  /** What preflight would like to see of other namespaces, and does without. */
  private static final List<String> OF_OTHER_NAMESPACES =
      List.of("list pods", "list virtualservices", "list destinationrules");

  @Test
  void a_whole_life_of_a_release_needs_no_right_beyond_its_namespace() throws IOException {
    String settings =
        InProcess.ALONE + "watch: {namespaces: [" + SimulatedCluster.NAMESPACE + "]}\n";
    try (var simulated = new SimulatedCluster(new InProcess(settings))) {
      var shop = new Shop(simulated);
      apply(simulated.people());

      simulated.startOperator(new PolicyRule[0]);
      shop.commit("payment", "1.0");
      shop.until("payment", Phase.STABLE);
      shop.commit("payment", "2.0");
      shop.until("payment", Phase.STABLE);
      shop.delete("payment");
      for (int second = 0; second < 60 && shop.exists("payment"); second++) {
        simulated.second();
      }

      assertThat(shop.exists("payment")).isFalse();
      assertThat(refused(simulated)).isSubsetOf(OF_OTHER_NAMESPACES);
    }
  }

  private static Set<String> refused(SimulatedCluster simulated) {
    return simulated.server().audit().entries(entry -> entry.code() == 403).stream()
        .filter(entry -> entry.user().equals(OPERATOR))
        .map(entry -> entry.action().verb() + " " + entry.action().resource())
        .collect(Collectors.toSet());
  }

  /** Its rights, given to the operator of this test instead of its ServiceAccount. */
  private static void apply(KubernetesClient client) throws IOException {
    try (InputStream in = Files.newInputStream(FILE)) {
      List<HasMetadata> items = client.load(in).items();
      items.forEach(item -> apply(client, item));
    }
  }

  private static void apply(KubernetesClient client, HasMetadata item) {
    switch (item) {
      case ClusterRole role when ofTheOperator(role) -> client.resource(role).create();
      case ClusterRoleBinding binding ->
          client
              .resource(
                  new ClusterRoleBindingBuilder(binding)
                      .withSubjects()
                      .addNewSubject("rbac.authorization.k8s.io", "User", OPERATOR, "")
                      .build())
              .create();
      case Role role when ofReleases(role) -> client.resource(role).create();
      case RoleBinding binding when ofReleases(binding) ->
          client
              .resource(
                  new RoleBindingBuilder(binding)
                      .withSubjects()
                      .addNewSubject("rbac.authorization.k8s.io", "User", OPERATOR, "")
                      .build())
              .create();
      default -> {} // workloads, roles of people, and the namespaces of gateway and Lease
    }
  }

  private static boolean ofTheOperator(ClusterRole role) {
    return role.getMetadata().getName().endsWith("-cluster");
  }

  private static boolean ofReleases(HasMetadata item) {
    return SimulatedCluster.NAMESPACE.equals(item.getMetadata().getNamespace());
  }
}
