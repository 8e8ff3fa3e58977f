package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.operator.reconcile.StatusWriter.Conflict;
import dev.hotswap.operator.reconcile.StatusWriter.Gone;
import dev.hotswap.operator.reconcile.StatusWriter.Refused;
import dev.hotswap.operator.reconcile.StatusWriter.Written;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Status is written to exactly the release that was read, and to no other of its name; what else
 * the API server says to it is told as it is.
 */
class StatusWriterTest {
  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);
  private final KubernetesClient client = simulated.server().client();
  private final StatusWriter writer = new StatusWriter(client, Duration.ZERO);

  @BeforeEach
  void release() {
    shop.commit("payment", "1.0");
  }

  @AfterEach
  void close() {
    client.close();
    simulated.close();
  }

  @Test
  void it_names_the_release_that_was_read() {
    assertThat(StatusPatch.identity(live()).getUid()).isEqualTo(live().getMetadata().getUid());
    assertThat(persist(live())).isInstanceOf(Written.class);
  }

  @Test
  void a_release_that_changed_is_not_written() {
    GoRelease read = live();
    shop.patch("payment", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

    assertThat(persist(read)).isInstanceOf(Conflict.class);
  }

  @Test
  void a_release_made_anew_under_the_name_is_not_written_however_it_was_read() {
    GoRelease read = live();
    client.resource(read).delete();
    assertThat(persist(read)).isInstanceOf(Gone.class);

    shop.commit("payment", "1.0");
    assertThat(persist(read)).isInstanceOf(Conflict.class);
    read.getMetadata().setResourceVersion(live().getMetadata().getResourceVersion());
    assertThat(persist(read)).as("another one, in the same state").isInstanceOf(Conflict.class);
    assertThat(live().getStatus()).isNull();
  }

  /** Left: what is answered. Right: whether the same is sent again at once. */
  @ParameterizedTest
  @CsvSource({
    "400, false", "401, false", "403, false", "404, false", "405, false", "408, false",
    "409, false", "410, false", "413, false", "415, false", "422, false", "429, true",
    "500, true", "502, true", "503, true", "504, true", "507, true"
  })
  void a_refusal_is_told_with_its_code_whether_or_not_it_may_pass(int code, boolean mayPass) {
    refuse(Fault.refuse(code));

    assertThat(persist(live()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.mayPass()).isEqualTo(mayPass);
              assertThat(refused.sentence()).startsWith("status is refused (" + code + "): ");
            });
  }

  @Test
  void no_answer_is_told_and_not_waited_for_twice() {
    refuse(new Fault.BreakBefore());

    assertThat(persist(live()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.mayPass()).isFalse();
              assertThat(refused.sentence()).startsWith("status is refused (no answer): ");
            });
  }

  @Test
  void a_schema_that_takes_less_is_told_in_its_own_words() {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("goreleases.hotswap.dev")
        .patch(
            PatchContext.of(PatchType.JSON),
            """
            [{"op": "add", "value": 5, "path":
              "/spec/versions/0/schema/openAPIV3Schema/properties/status/properties/message/maxLength"}]
            """);

    assertThat(persist(live()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .startsWith("status is refused (422): ")
                    .contains("status.message")
                    .contains("Too long"));
  }

  private void refuse(Fault fault) {
    simulated
        .server()
        .faults()
        .plan(fault, RequestMatch.of("patch", "goreleases/status"), new Frequency.Always());
  }

  private GoRelease live() {
    return client.resources(GoRelease.class).inNamespace("shop").withName("payment").get();
  }

  private StatusWriter.Persisted persist(GoRelease read) {
    var status = Serialization.unmarshal("message: one pod is ready", GoReleaseStatus.class);
    return writer.persist(new Pace(), read, status, Instant.EPOCH);
  }
}
