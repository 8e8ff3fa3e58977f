package dev.hotswap.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final Requests SEEN =
      new Requests(
          Map.of(
              "watch pods", 2L,
              "watch leases", 1L,
              "get leases", 5L,
              "patch leases", 4L,
              "patch pods/status", 7L,
              "create events", 1L));

  @Test
  void count_watches_and_leases_apart_from_work() {
    assertThat(SEEN.watches()).isEqualTo(3);
    assertThat(SEEN.leases()).isEqualTo(9);
    assertThat(SEEN.worked()).isEqualTo(8);
  }

  @Test
  void show_sums_and_then_each_kind_of_work() {
    assertThat(SEEN.byVerbAndResource())
        .containsOnly(
            entry("besides watches and leases", 8L),
            entry("watches opened", 3L),
            entry("leases", 9L),
            entry("patch pods/status", 7L),
            entry("create events", 1L));
  }
}
