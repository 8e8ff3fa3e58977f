package dev.hotswap.operator.reconcile.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Keeps status within what its schema and the API server take, whatever is told: a status that is
 * refused would hold up what it is written for. What was cut once is not cut again.
 */
final class StatusLimits {
  private static final int SENTENCE = 2_000;
  private static final int NOTE = 1_000;
  private static final int WORD = 1_000;
  private static final int MOST_IMAGES = 64;
  private static final int MOST_WARNINGS = 8;

  /** Room for what is said of the rest. */
  private static final int REST = 40;

  private StatusLimits() {}

  /** The sentence, or its beginning and how much is left out. */
  static String sentence(String text) {
    return cut(text, SENTENCE);
  }

  /** The same for sentences of which there may be many. */
  static String note(String text) {
    return cut(text, NOTE);
  }

  /** The first of many, and how many more there are; each short enough for ten attempts of them. */
  static List<String> warnings(List<String> all) {
    if (all.size() <= MOST_WARNINGS) {
      return all.stream().map(StatusLimits::note).toList();
    }
    Stream<String> some = all.stream().limit(MOST_WARNINGS - 1L).map(StatusLimits::note);
    String rest = (all.size() - MOST_WARNINGS + 1) + " more warnings";
    return Stream.concat(some, Stream.of(rest)).toList();
  }

  private static String cut(String text, int most) {
    String plain = plain(text);
    if (plain.length() <= most) {
      return plain;
    }
    int end = end(plain, most - REST);
    return plain.substring(0, end) + "… (" + (plain.length() - end) + " more characters)";
  }

  /** A name, digest or token, or its beginning. */
  static String word(String text) {
    String plain = plain(text);
    return plain.length() <= WORD ? plain : plain.substring(0, end(plain, WORD));
  }

  /** Whether it is a word as it is. */
  static boolean fits(String text) {
    return word(text).equals(text);
  }

  /** Where to cut without leaving half a character. */
  private static int end(String text, int most) {
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  /** In JSON a control character takes six bytes, and nobody reads it. */
  private static String plain(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        ? text
        : text.codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** Digests of images, by the name of the container. */
  static Map<String, String> images(Map<String, String> images) {
    Map<String, String> some = new TreeMap<>();
    images.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_IMAGES)
        .forEach(image -> some.put(word(image.getKey()), word(image.getValue())));
    return Map.copyOf(some);
  }

  /** All, or the first so many. */
  static <T> List<T> first(int most, List<T> all) {
    return all.size() <= most ? all : all.subList(0, most);
  }

  /** All, or the last so many. */
  static <T> List<T> last(int most, List<T> all) {
    return all.size() <= most ? all : all.subList(all.size() - most, all.size());
  }

  /** All, or as many of the first as are no larger than this together. */
  static <T> List<T> within(long most, List<T> all, ToLongFunction<T> size) {
    List<T> some = new ArrayList<>();
    long sum = 0;
    for (T one : all) {
      sum += size.applyAsLong(one);
      if (sum > most) {
        break;
      }
      some.add(one);
    }
    return some;
  }
}
