package dev.hotswap.e2e.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressPoolTest {

  @Test
  void an_address_that_was_given_back_is_used_as_late_as_possible() {
    AddressPool pool = AddressPool.of(List.of("10.244.0.1", "10.244.0.2", "10.244.0.3"));
    String first = pool.take();
    pool.giveBack(first);

    assertThat(List.of(pool.take(), pool.take(), pool.take()))
        .containsExactly("10.244.0.2", "10.244.0.3", first);
    assertThatThrownBy(pool::take).hasMessageContaining("All 3 pod addresses are taken");
  }

  @Test
  void loopback_addresses_differ_and_are_never_a_networks_own() {
    AddressPool pool = AddressPool.loopback(9);
    var taken = new HashSet<String>();
    for (int i = 0; i < 600; i++) {
      taken.add(pool.take());
    }

    assertThat(taken).hasSize(600).contains("127.9.0.1", "127.9.0.254", "127.9.1.1");
    assertThat(taken).noneMatch(address -> address.endsWith(".0") || address.endsWith(".255"));
  }
}
