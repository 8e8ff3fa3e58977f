package dev.hotswap.e2e.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.NodeImages;
import dev.hotswap.e2e.kubelet.image.Program;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImagePullTest {

  private static final String TAG = "payment:1.0";
  private static final Image OLD = image("1", Duration.ZERO);
  private static final Image MOVED = image("2", Duration.ZERO);

  private final ImageCatalog registry = new ImageCatalog();
  private final NodeImages node = new NodeImages();

  @BeforeEach
  void theTagMovedAfterItWasPulled() throws InterruptedException {
    registry.publish(TAG, OLD);
    assertThat(pull(TAG, "IfNotPresent")).isEqualTo(OLD);
    registry.publish(TAG, MOVED);
  }

  @Test
  void ifNotPresent_keeps_what_the_node_has() throws InterruptedException {
    assertThat(pull(TAG, "IfNotPresent")).isEqualTo(OLD);
    assertThat(pull(TAG, "")).isEqualTo(OLD);
  }

  @Test
  void always_asks_the_registry_again() throws InterruptedException {
    assertThat(pull(TAG, "Always")).isEqualTo(MOVED);
  }

  @Test
  void a_digest_stays_what_it_is() throws InterruptedException {
    assertThat(pull("payment@" + OLD.digest(), "Always")).isEqualTo(OLD);
  }

  @Test
  void an_image_that_is_here_costs_no_time_even_when_the_registry_is_asked()
      throws InterruptedException {
    registry.publish("payment:slow", image("1", Duration.ofDays(1)));

    assertThat(pull("payment:slow", "Always").digest()).isEqualTo(OLD.digest());
  }

  @Test
  void latest_is_always_asked_for() throws InterruptedException {
    registry.publish("payment", OLD);
    assertThat(pull("payment", "")).isEqualTo(OLD);
    registry.publish("payment", MOVED);
    assertThat(pull("payment", "")).isEqualTo(MOVED);
  }

  private Image pull(String reference, String policy) throws InterruptedException {
    var container = new ContainerBuilder().withImage(reference).withImagePullPolicy(policy).build();
    return new ImagePull(container, registry, node, BackOff.KUBELET, (_, _) -> {}).await();
  }

  private static Image image(String digit, Duration pull) {
    return new Image("sha256:" + digit.repeat(64), pull, Program.of("payment"));
  }
}
