package dev.hotswap.testkit.prometheus;

/** Decides what is answered; called on many threads. */
@FunctionalInterface
public interface Answers {

  /** The answer to a question. */
  Answer to(Question question);
}
