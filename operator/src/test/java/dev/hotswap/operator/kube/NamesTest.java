package dev.hotswap.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final Revision REVISION = new Revision("5f2c90aa11bd");

  @Test
  void objectsAreNamedAfterTheirRelease() {
    Names names = new Names("payment");

    assertThat(names.slot(Slot.A)).isEqualTo("payment-a");
    assertThat(names.slot(Slot.B)).isEqualTo("payment-b");
    assertThat(names.snapshot(REVISION)).isEqualTo("payment-5f2c90aa11bd");
    assertThat(names.route("public")).isEqualTo("payment-public");
  }

  @Test
  void everyNameOfTheLongestReleaseFitsIntoALabel() {
    Names names = new Names("a".repeat(50));

    assertThat(names.slot(Slot.A)).hasSizeLessThanOrEqualTo(63);
    assertThat(names.snapshot(new Revision("0123456789abcdef"))).hasSizeLessThanOrEqualTo(67);
    assertThat(names.puller(REVISION, "win-1")).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void pullersDifferByNodeAndByRevision() {
    Names names = new Names("payment");

    assertThat(names.puller(REVISION, "win-1"))
        .isEqualTo(names.puller(REVISION, "win-1"))
        .isNotEqualTo(names.puller(REVISION, "win-2"))
        .isNotEqualTo(names.puller(new Revision("77"), "win-1"))
        .matches("payment-pull-[0-9a-f]{8}");
  }
}
