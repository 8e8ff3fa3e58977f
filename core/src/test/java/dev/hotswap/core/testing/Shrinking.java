package dev.hotswap.core.testing;

import java.util.function.Predicate;

/** Makes a story that breaks a law shorter, by leaving out what does not matter. */
public final class Shrinking {
  private Shrinking() {}

  /** The shortest story that can be had from this one by leaving out, and that still breaks. */
  public static Story shortest(Story story, Predicate<Story> breaks) {
    for (int i = 0; i < story.happenings().size(); i++) {
      Story shorter = story.without(i);
      if (breaks.test(shorter)) {
        return shortest(shorter, breaks);
      }
    }
    return story;
  }
}
