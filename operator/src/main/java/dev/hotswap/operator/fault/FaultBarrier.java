package dev.hotswap.operator.fault;

import java.util.function.Function;
import java.util.function.Supplier;

/** Where exceptions and errors that nobody expected become values: the only place. */
public interface FaultBarrier {
  /**
   * What a task gives; where it fails, what is known instead.
   *
   * @param subject whose turn it is, for the log
   * @param otherwise the value that says that nothing is known, and why
   */
  <T> T guard(Task task, String subject, Supplier<T> work, Function<Fault, T> otherwise);
}
