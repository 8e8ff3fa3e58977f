package dev.hotswap.operator.workload.staging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRefTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "payment:2.1.0, payment",
    "payment, payment",
    "registry.example.com:5000/shop/payment, registry.example.com:5000/shop/payment",
    "registry.example.com:5000/shop/payment:2.1.0, registry.example.com:5000/shop/payment"
  })
  void theTagGivesWayToTheDigestThatTheNodeReports(String written, String repository) {
    assertThat(new ImageRef(written).pinnedBy("mirror.example.com/x/payment@" + DIGEST))
        .contains(new ImageRef(repository + "@" + DIGEST));
  }

  @Test
  void anImageByDigestStaysAsItIs() {
    ImageRef pinned = new ImageRef("payment:2.1.0@" + DIGEST);

    assertThat(pinned.pinned()).isTrue();
    assertThat(pinned.pinnedBy("payment@sha256:" + "cd".repeat(32))).contains(pinned);
  }

  @Test
  void theNodesOwnIdPinsNothing() {
    assertThat(new ImageRef("payment:2.1.0").pinnedBy(DIGEST)).isEmpty();
    assertThat(new ImageRef("payment:2.1.0").pinnedBy("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "payment, true",
    "payment:latest, true",
    "registry.example.com:5000/payment, true",
    "payment:2.1.0, false",
    "payment@sha256:abababababababababababababababababababababababababababababababab, false"
  })
  void tagsThatPeopleMoveAreTold(String written, boolean mutable) {
    assertThat(new ImageRef(written).mutableTag()).isEqualTo(mutable);
  }
}
