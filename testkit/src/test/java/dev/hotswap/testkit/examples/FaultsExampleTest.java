package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

class FaultsExampleTest {

  @Test
  void fails_as_told_and_remembers_every_request() {
    try (FakeApiServer server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      var pods = client.pods().inNamespace("default");
      server.faults().next(Fault.refuse(503), RequestMatch.of("list", "pods"));
      assertThatThrownBy(pods::list).hasMessageContaining("503");
      assertThat(pods.list().getItems()).isEmpty();

      // One delete in three, always the same ones, is done while its answer gets lost.
      server
          .faults()
          .plan(
              new Fault.BreakAfter(),
              RequestMatch.any().verb("delete"),
              new Frequency.Share(1 / 3.0, 42));
      server.dropWatches();
      server.compact(); // whoever watches from an older version gets 410 and has to list again

      assertThat(server.audit().countsOf("admin")).containsEntry("list pods", 2L);
    }
  }
}
