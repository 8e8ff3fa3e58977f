package dev.hotswap.e2e.kubelet.container;

import java.io.Serial;

/**
 * A pod asks for something that this kubelet does not play; it ends up in the container's status.
 */
final class UnplayedField extends Exception {

  @Serial private static final long serialVersionUID = 1;

  UnplayedField(String what) {
    super(what);
  }
}
