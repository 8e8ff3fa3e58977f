package dev.hotswap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing();

  @Test
  void the_last_one_is_closed_first_and_none_twice() {
    closing.later(() -> closed.add("server"));
    closing.later(() -> closed.add("client"));

    closing.close();
    closing.close();

    assertThat(closed).containsExactly("client", "server");
  }

  @Test
  void one_that_fails_keeps_no_other_open_and_every_failure_is_told() {
    closing.later(() -> closed.add("server"));
    closing.later(failing("first"));
    closing.later(() -> closed.add("client"));
    closing.later(failing("second"));

    assertThatThrownBy(closing::close)
        .hasMessageContaining("first")
        .hasMessageContaining("second")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
    assertThat(closed).containsExactly("client", "server");
  }

  private static AutoCloseable failing(String words) {
    return () -> {
      throw new IOException(words);
    };
  }
}
