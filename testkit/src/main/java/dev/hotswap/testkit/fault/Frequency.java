package dev.hotswap.testkit.fault;

/** How often a fault hits the requests that it matches. */
public sealed interface Frequency {
  /** The next so many, then never again. */
  record Next(int count) implements Frequency {}

  /** Every one, until the fault is taken back. */
  record Always() implements Frequency {}

  /**
   * One of them.
   *
   * @param index which one, counted from 0
   */
  record Only(int index) implements Frequency {}

  /**
   * From one of them on every one, as of a client that is dead from then on.
   *
   * @param first which one is the first to be hit, counted from 0
   */
  record From(int first) implements Frequency {}

  /**
   * A random share of them.
   *
   * @param probability between 0 and 1
   * @param seed the same seed hits the same requests of the same sequence
   */
  record Share(double probability, long seed) implements Frequency {}

  /** The next one only. */
  static Frequency once() {
    return new Next(1);
  }
}
