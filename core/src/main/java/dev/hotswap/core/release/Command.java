package dev.hotswap.core.release;

import dev.hotswap.core.plan.Revision;
import java.util.OptionalInt;

/**
 * Something a person asked for: {@code promote@5f2c/2#monday}.
 *
 * @param verb what to do
 * @param revision the revision it is meant for; another one refuses it
 * @param step the step it is meant for, counted from 1; empty for whichever is running
 * @param token makes it count once
 */
public record Command(Verb verb, Revision revision, OptionalInt step, String token) {
  /** What can be asked for. */
  public enum Verb {
    /** End the wait of this step. */
    PROMOTE("promote"),
    /** Skip the steps that are left. */
    PROMOTE_FULL("promote-full"),
    /** Put traffic back now and hold the revision. */
    ABORT("abort"),
    /** Try a rejected revision again. */
    RETRY("retry");

    private final String word;

    Verb(String word) {
      this.word = word;
    }

    /** The word in the annotation. */
    public String word() {
      return word;
    }
  }
}
