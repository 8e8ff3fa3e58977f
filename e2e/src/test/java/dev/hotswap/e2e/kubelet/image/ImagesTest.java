package dev.hotswap.e2e.kubelet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImagesTest {

  private static final Image ONE = image("1");
  private static final Image TWO = image("2");

  private final ImageCatalog registry = new ImageCatalog();

  @Test
  void references_are_split_into_repository_and_version() {
    assertThat(ImageReference.parse("shop/payment:1.0"))
        .isEqualTo(new ImageReference("shop/payment", "1.0"));
    assertThat(ImageReference.parse("host:5000/payment"))
        .isEqualTo(new ImageReference("host:5000/payment", "latest"));
    assertThat(ImageReference.parse("payment:1.0@" + ONE.digest()))
        .isEqualTo(new ImageReference("payment", ONE.digest()));
    assertThat(ImageReference.parse("payment:1.0").pinned(ONE))
        .isEqualTo("payment@" + ONE.digest());
  }

  @Test
  void a_tag_can_move_and_a_digest_cannot() {
    registry.publish("payment:1.0", ONE);
    registry.publish("payment:1.0", TWO);

    assertThat(registry.pull("payment:1.0")).isEqualTo(new PullResult.Available(TWO));
    assertThat(registry.pull("payment@" + ONE.digest())).isEqualTo(new PullResult.Available(ONE));
  }

  @Test
  void unknown_and_refused_images_say_why() {
    registry.publish("payment:1.0", ONE);
    registry.refuse("payment:1.0", "unauthorized");

    assertThat(registry.pull("payment:1.0")).isEqualTo(new PullResult.Refused("unauthorized"));
    assertThat(registry.pull("other:1.0"))
        .isInstanceOfSatisfying(
            PullResult.Refused.class,
            refused -> assertThat(refused.message()).contains("other:1.0"));
  }

  @Test
  void a_node_keeps_what_a_tag_meant_when_it_was_pulled() {
    var node = new NodeImages();
    node.add("payment:1.0", ONE);

    assertThat(node.present("payment:1.0")).hasValue(ONE);
    assertThat(node.present("payment@" + ONE.digest())).hasValue(ONE);
    assertThat(node.present("payment:2.0")).isEmpty();
    assertThat(node.has(TWO)).isFalse();
  }

  private static Image image(String digit) {
    return new Image("sha256:" + digit.repeat(64), Duration.ZERO, Program.of("payment"));
  }
}
