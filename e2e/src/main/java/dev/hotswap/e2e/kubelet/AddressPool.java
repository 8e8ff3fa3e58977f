package dev.hotswap.e2e.kubelet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Addresses for pods. One that was given back is used again as late as possible. */
public final class AddressPool {

  private final IntFunction<String> addresses;
  private final int size;
  private final Set<String> taken = new HashSet<>();
  private int next;

  private AddressPool(int size, IntFunction<String> addresses) {
    this.size = size;
    this.addresses = addresses;
  }

  /** These addresses, which this machine must already have. */
  public static AddressPool of(List<String> addresses) {
    return new AddressPool(addresses.size(), List.copyOf(addresses)::get);
  }

  /**
   * The addresses from 127.block.0.1 to 127.block.255.254. A Linux machine has all of them without
   * being told.
   *
   * @param block from 1 to 254
   */
  public static AddressPool loopback(int block) {
    return new AddressPool(256 * 254, i -> "127." + block + "." + i / 254 + "." + (i % 254 + 1));
  }

  /**
   * An address that nobody has.
   *
   * @throws IllegalStateException if all are taken
   */
  public synchronized String take() {
    for (int tried = 0; tried < size; tried++) {
      String address = addresses.apply(next);
      next = (next + 1) % size;
      if (taken.add(address)) {
        return address;
      }
    }
    throw new IllegalStateException("All " + size + " pod addresses are taken: give the pool more");
  }

  /** Nobody has this address any more. */
  public synchronized void giveBack(String address) {
    taken.remove(address);
  }
}
