package dev.hotswap.e2e.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

  @Test
  void waits_double_up_to_the_longest() {
    assertThat(
            IntStream.rangeClosed(1, 8).mapToObj(BackOff.KUBELET::after).map(Duration::toSeconds))
        .containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    assertThat(BackOff.KUBELET.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void a_long_run_is_forgiven() {
    assertThat(BackOff.KUBELET.forgives(Duration.ofMinutes(10))).isTrue();
    assertThat(BackOff.KUBELET.forgives(Duration.ofMinutes(9))).isFalse();
  }
}
