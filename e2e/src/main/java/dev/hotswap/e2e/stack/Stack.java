package dev.hotswap.e2e.stack;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A cluster on this machine that releases can be run on, with one operator: the demo, the scenarios
 * and the benchmarks know no more of it than this. Closing it leaves nothing behind.
 */
public interface Stack extends AutoCloseable {
  /** A word for reports: what kind of stack it is. */
  String name();

  /** A client that may do everything. */
  KubernetesClient client();

  /** The registry. */
  Images images();

  /** What the broken version depends on. */
  Dependency dependency();

  /** The operator's process; the stack does not start it by itself. */
  OperatorProcess operator();

  /** Where callers reach the gateway: one loopback address for each of its pods. */
  List<InetSocketAddress> gateways();

  /** Returns when it is so; fails if the operator ended or a minute passed. */
  default void await(String what, BooleanSupplier reached) throws InterruptedException {
    Await.until(
        what,
        Await.PATIENCE,
        () -> {
          operator().requireAlive();
          return reached.getAsBoolean();
        });
  }

  @Override
  void close();
}
