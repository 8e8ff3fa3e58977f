package dev.hotswap.e2e.stack;

import dev.hotswap.e2e.kubelet.AddressPool;
import java.util.List;

/**
 * Loopback addresses of one stack. Every process has blocks of its own in 127.0.0.0/8, so that two
 * stacks on one machine do not meet.
 *
 * @param block 2 to 121
 */
record Loopback(int block) {
  private static final int BLOCKS = 120;

  static Loopback ofThisProcess() {
    return new Loopback(2 + (int) (ProcessHandle.current().pid() % BLOCKS));
  }

  /** Addresses for pods. */
  AddressPool pods() {
    return AddressPool.loopback(block);
  }

  /** Addresses of the gateway's two pods. */
  List<String> gateways() {
    String prefix = "127." + (block + BLOCKS) + ".0.";
    return List.of(prefix + "1", prefix + "2");
  }
}
