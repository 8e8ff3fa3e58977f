package dev.hotswap.operator.reconcile.mapping;

import java.util.List;

/**
 * Keeps status within what its schema and the API server take, whatever is told: a status that is
 * refused would hold up what it is written for.
 */
final class Clip {
  private static final int LONGEST = 4_000;

  private Clip() {}

  /** The sentence, or its beginning and how much is left out. */
  static String sentence(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
  }

  /** All, or the first so many. */
  static <T> List<T> first(int most, List<T> all) {
    return all.size() <= most ? all : all.subList(0, most);
  }
}
