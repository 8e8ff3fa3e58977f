package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.operator.reconcile.StatusWriter.Conflict;
import dev.hotswap.operator.reconcile.StatusWriter.Gone;
import dev.hotswap.operator.reconcile.StatusWriter.Written;
import dev.hotswap.operator.reconcile.theatre.InProcess;
import dev.hotswap.operator.reconcile.theatre.Shop;
import dev.hotswap.testkit.simulation.Theatre;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Status is written to exactly the release that was read, and to no other of its name. */
class StatusPatchTest {
  private final Theatre theatre = new Theatre(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(theatre);
  private final KubernetesClient client = theatre.server().client();
  private final StatusWriter writer = new StatusWriter(client, new Pace(Duration.ZERO));

  @BeforeEach
  void release() {
    shop.commit("payment", "1.0");
  }

  @AfterEach
  void close() {
    client.close();
    theatre.close();
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

  private GoRelease live() {
    return client.resources(GoRelease.class).inNamespace("shop").withName("payment").get();
  }

  private StatusWriter.Persisted persist(GoRelease read) {
    var status = Serialization.unmarshal("message: one pod is ready", GoReleaseStatus.class);
    return writer.persist(ReleaseLoop.key(read), read, status, Instant.EPOCH);
  }
}
