package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.stack.Stack;
import java.util.List;
import java.util.Map;

/** The versions of the demo's service: each does what its release is about. */
final class DemoImages {
  /** Every version, the first one to serve first. */
  static final List<String> VERSIONS =
      List.of("1.0.0", "2.0.0", Scenario.FAILING, "2.2.0", "3.0.0");

  private DemoImages() {}

  /** Builds what is missing, and puts all of them into the stack's registry. */
  static void publish(Stack stack) {
    stack.images().publish("1.0.0", "go1.18.10", Map.of());
    stack.images().publish("2.0.0", "go1.21.13", Map.of());
    stack.images().publish(Scenario.FAILING, "go1.21.13", stack.dependency());
    stack.images().publish("2.2.0", "go1.21.13", Map.of("DELAY_MS", "1300"));
    stack.images().publish("3.0.0", "go1.21.13", Map.of());
  }
}
