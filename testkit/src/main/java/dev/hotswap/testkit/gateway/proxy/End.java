package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.gateway.stats.ResponseFlag;
import java.util.Set;

/**
 * How an exchange ended.
 *
 * @param code the status the client was sent; 0 if it went before there was one
 * @param open whether the client's connection can carry another request
 */
record End(int code, Set<ResponseFlag> flags, boolean open) {

  /** The client went away before it had a status. */
  static final End CLIENT_GONE = new End(0, Set.of(ResponseFlag.DC), false);

  End {
    flags = Set.copyOf(flags);
  }
}
