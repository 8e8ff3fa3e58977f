package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import dev.hotswap.testkit.apiserver.contract.Manifests;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final RequestMatch READS = RequestMatch.of("get", "configmaps");

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final Manifests manifests = new Manifests("shop");

  @BeforeEach
  void createObject() {
    server.createNamespace("shop");
    client.resource(manifests.configMap("a", "1")).create();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_refusal_hits_as_many_matching_requests_as_planned() {
    server.faults().plan(Fault.refuse(503), READS, new Frequency.Next(2));

    assertThat(codes(4)).containsExactly(503, 503, 200, 200);
  }

  @Test
  void what_does_not_match_is_not_hit() {
    server.faults().next(Fault.refuse(500), READS.name("other"));
    server.faults().next(Fault.refuse(500), READS.user("somebody"));
    server.faults().next(Fault.refuse(500), READS.verb("patch"));

    assertThat(codes(1)).containsExactly(200);
  }

  @Test
  void a_share_of_requests_is_the_same_for_the_same_seed() {
    var first = server.faults().plan(Fault.refuse(500), READS, new Frequency.Share(0.5, 7));
    List<Integer> once = codes(20);
    first.remove();
    server.faults().plan(Fault.refuse(500), READS, new Frequency.Share(0.5, 7));

    assertThat(codes(20)).isEqualTo(once).contains(200, 500);
  }

  @Test
  void a_connection_that_breaks_before_leaves_nothing_done() {
    server.faults().next(new Fault.BreakBefore(), RequestMatch.of("create", "configmaps"));

    assertThatThrownBy(() -> client.resource(manifests.configMap("b", "1")).create())
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(get("b")).isNull();
  }

  @Test
  void a_connection_that_breaks_after_leaves_it_done() {
    server.faults().next(new Fault.BreakAfter(), RequestMatch.of("create", "configmaps"));

    assertThatThrownBy(() -> client.resource(manifests.configMap("b", "1")).create())
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(get("b")).isNotNull();
  }

  @Test
  void a_stale_read_shows_what_was_true_some_changes_ago() {
    client.resource(manifests.configMap("a", "2")).update();
    client.resource(manifests.configMap("b", "1")).create();

    server.faults().next(new Fault.Stale(1), RequestMatch.of("list", "configmaps"));
    server.faults().next(new Fault.Stale(2), READS);

    assertThat(client.configMaps().inNamespace("shop").list().getItems()).hasSize(1);
    assertThat(get("a").getData()).containsEntry("key", "1");
    assertThat(get("a").getData()).containsEntry("key", "2");
  }

  @Test
  void every_request_is_entered_with_its_answer() {
    server.audit().clear();
    server.faults().next(Fault.refuse(503), READS);
    codes(2);
    client.resource(manifests.configMap("b", "1")).create();

    assertThat(server.audit().countsOf("admin"))
        .isEqualTo(Map.of("get configmaps", 2L, "create configmaps", 1L));
    assertThat(server.audit().entries())
        .extracting(AuditEntry::code)
        .containsExactly(503, 200, 201);
  }

  private ConfigMap get(String name) {
    return client.configMaps().inNamespace("shop").withName(name).get();
  }

  private List<Integer> codes(int requests) {
    return IntStream.range(0, requests).mapToObj(i -> code()).toList();
  }

  private int code() {
    try {
      get("a");
      return 200;
    } catch (KubernetesClientException e) {
      return e.getCode();
    }
  }
}
