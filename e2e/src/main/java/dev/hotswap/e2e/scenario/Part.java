package dev.hotswap.e2e.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several parts of a list, dealt out in turn, so that each part gets its share of what
 * stands together.
 *
 * @param index from 1
 * @param count how many parts there are, at least 1
 */
record Part(int index, int count) {
  static final Part WHOLE = new Part(1, 1);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,3})/([0-9]{1,3})");

  Part {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException(
          "part "
              + index
              + "/"
              + count
              + " does not exist: name 1/"
              + count
              + " to "
              + count
              + "/"
              + count);
    }
  }

  /**
   * Reads {@code I/N}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Part parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "part \"" + text + "\" is not of the form I/N, such as 1/2");
    }
    return new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % count == index - 1)
        .mapToObj(all::get)
        .toList();
  }
}
