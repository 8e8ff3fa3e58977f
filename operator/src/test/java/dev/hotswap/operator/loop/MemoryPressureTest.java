package dev.hotswap.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.loop.MemoryPressure.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryPressureTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> happened = new ArrayList<>();
  private Optional<Long> tooMuch = Optional.empty();
  private final MemoryPressure memory = new MemoryPressure(() -> tooMuch, registry, nanos::get);

  MemoryPressureTest() {
    for (String name : List.of("one", "two")) {
      memory.add(
          new Store(
              name,
              () -> {
                happened.add("let go of " + name);
                return 5;
              },
              () -> happened.add("hold " + name)));
    }
  }

  @Test
  void nothing_is_let_go_of_while_memory_is_plenty() {
    memory.look();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    memory.look();

    assertThat(happened).isEmpty();
    assertThat(counted("one")).isZero();
  }

  @Test
  void each_collection_that_leaves_too_much_lets_more_go_and_after_a_while_all_is_held_again() {
    tooMuch = Optional.of(200L << 20);
    memory.look();
    memory.look();
    tooMuch = Optional.empty();
    nanos.addAndGet(Duration.ofMinutes(9).toNanos());
    memory.look();
    assertThat(happened)
        .containsExactly("let go of one", "let go of two", "let go of one", "let go of two");
    assertThat(counted("two")).isEqualTo(10);

    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    memory.look();
    memory.look();
    assertThat(happened).endsWith("let go of two", "hold one", "hold two").hasSize(6);
  }

  private double counted(String what) {
    return registry.get("hotswap.memory.let.go").tag("what", what).counter().count();
  }
}
