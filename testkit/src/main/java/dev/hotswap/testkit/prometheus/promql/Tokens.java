package dev.hotswap.testkit.prometheus.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a query, read one after the other. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'"
              + "|=~|!~|!=|=|[(){},]|\\S)");

  private final List<String> words = new ArrayList<>();
  private int next;

  Tokens(String query) {
    Matcher matcher = TOKEN.matcher(query);
    while (matcher.find()) {
      words.add(matcher.group(1));
    }
  }

  /** The next word; an empty text at the end. */
  String peek() {
    return next < words.size() ? words.get(next) : "";
  }

  String take() {
    String word = peek();
    next++;
    return word;
  }

  /** Takes the word if it comes next. */
  boolean takes(String word) {
    boolean comes = peek().equals(word);
    next += comes ? 1 : 0;
    return comes;
  }

  /** Takes the word that has to come next. */
  void expect(String word) {
    if (!takes(word)) {
      String found = peek().isEmpty() ? "the end" : "\"" + peek() + "\"";
      throw new IllegalArgumentException("expected \"" + word + "\" but found " + found);
    }
  }

  String name() {
    String name = take();
    if (!name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
      throw new IllegalArgumentException("expected a name but found \"" + name + "\"");
    }
    return name;
  }

  /** A quoted text without its quotes. */
  String text() {
    String quoted = take();
    if (!quoted.startsWith("\"") && !quoted.startsWith("'")) {
      throw new IllegalArgumentException("expected a quoted text but found \"" + quoted + "\"");
    }
    return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
