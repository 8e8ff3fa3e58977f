package dev.hotswap.testkit.gateway.route;

import java.util.regex.Pattern;

/** How a route compares one text of a request (Istio's {@code StringMatch}). */
public sealed interface StringMatch {

  /** Whether the text is what this asks for. */
  boolean matches(String text);

  /** The whole text, letter by letter. */
  record Exact(String wanted) implements StringMatch {
    @Override
    public boolean matches(String text) {
      return text.equals(wanted);
    }
  }

  /** How the text begins. */
  record Prefix(String wanted) implements StringMatch {
    @Override
    public boolean matches(String text) {
      return text.startsWith(wanted);
    }
  }

  /** A regular expression for the whole text. */
  record Regex(Pattern wanted) implements StringMatch {
    @Override
    public boolean matches(String text) {
      return wanted.matcher(text).matches();
    }
  }
}
