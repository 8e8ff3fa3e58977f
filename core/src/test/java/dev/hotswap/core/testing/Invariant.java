package dev.hotswap.core.testing;

import java.util.List;

/** What always holds, in the words and the order of the design. Where they collide: 1, 2, 4. */
public enum Invariant {
  WEIGHTS("weights sum to 100"),
  READY("no weight to a backend with nothing ready"),
  FRESH("no advance on samples older than the step"),
  BROKEN("after a breach the candidate's weight never rises"),
  IDEMPOTENT("`decide` twice changes nothing"),
  CRASH("any crash point converges to the same end"),
  WAKE("every non-terminal state has a wake-up or a named event"),
  PROMPT("healthy metrics finish in the sum of pauses plus a tick each"),
  CLOCK("time going back never advances"),
  QUEUED("a spec edit mid-flight is queued visibly, never mixed"),
  QUIET("status written at most once a reconcile and never when equal"),
  DELETION("deletion ends from every state, with the route released"),
  TWO("at most two versions exist"),
  REJECTED("a rejected revision is never retried by itself"),
  RENDERED("a slot that serves is never re-rendered");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  /** The design's number, from 1. */
  public int number() {
    return List.of(values()).indexOf(this) + 1;
  }

  /** The design's words. */
  public String sentence() {
    return sentence;
  }
}
