package dev.hotswap.operator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "10.0.0.1 | 10.0.0.1",
        "http://10.0.0.1:8080/x | 10.0.0.1",
        "10.0.0.1/32 | 10.0.0.1",
        "::ffff:10.0.0.1 | 10.0.0.1",
        "FD00::1 | fd00:0:0:0:0:0:0:1",
        "fd00:0000::0001 | fd00:0:0:0:0:0:0:1",
        "tcp://[fd00::1]:443 | fd00:0:0:0:0:0:0:1",
        "from 10.0.0.1. | 10.0.0.1"
      })
  void an_address_is_found_in_the_spelling_it_is_compared_by(String text, String address) {
    assertThat(IpAddresses.in(text)).containsExactly(address);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "12:30:45",
    "outbound|80||b.shop",
    "a::b::c",
    "None"
  })
  void what_is_none_is_not(String text) {
    assertThat(IpAddresses.in(text)).isEmpty();
    assertThat(IpAddresses.of(text)).isEmpty();
  }

  @Test
  void a_long_text_that_looks_like_one_costs_no_more_than_its_length() {
    assertThat(IpAddresses.in("0123456789abcdef".repeat(100_000))).isEmpty();
    assertThat(IpAddresses.in("1.".repeat(500_000) + "::".repeat(500_000))).isEqualTo(Set.of());
  }
}
