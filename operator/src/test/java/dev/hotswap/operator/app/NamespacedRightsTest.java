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

/** {@code deploy/namespaced}: enough for an operator that works in some namespaces only. */
class NamespacedRightsTest {
  private static final Path FILES = Path.of("deploy", "namespaced");
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
      apply(simulated.people(), "cluster.yaml");
      apply(simulated.people(), "release-namespace.yaml");

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

  /** The rights of one file, given to the operator of this test instead of its ServiceAccount. */
  private static void apply(KubernetesClient client, String file) throws IOException {
    try (InputStream in = Files.newInputStream(FILES.resolve(file))) {
      List<HasMetadata> items = client.load(in).items();
      for (HasMetadata item : items) {
        switch (item) {
          case ClusterRole role -> client.resource(role).create();
          case Role role -> client.resource(role).inNamespace(SimulatedCluster.NAMESPACE).create();
          case ClusterRoleBinding binding ->
              client
                  .resource(
                      new ClusterRoleBindingBuilder(binding)
                          .withSubjects()
                          .addNewSubject("rbac.authorization.k8s.io", "User", OPERATOR, "")
                          .build())
                  .create();
          case RoleBinding binding ->
              client
                  .resource(
                      new RoleBindingBuilder(binding)
                          .withSubjects()
                          .addNewSubject("rbac.authorization.k8s.io", "User", OPERATOR, "")
                          .build())
                  .inNamespace(SimulatedCluster.NAMESPACE)
                  .create();
          default -> throw new IllegalStateException(file + " has a " + item.getKind());
        }
      }
    }
  }
}
