package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.http.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sample in Prometheus' text format 0.0.4: {@code name{label="value",…} number [timestamp]}.
 *
 * @param identity all labels but {@code le}, as one text
 * @param value as written, NaN and infinities included
 */
record SampleLine(String name, Map<String, String> labels, String identity, double value) {
  /** Reads one line, which has a name and no line feed. */
  static SampleLine parse(String line) throws GarbledException {
    return new Reader(line).read();
  }

  private static final class Reader {
    private final String line;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final StringBuilder identity = new StringBuilder();
    private int at;

    Reader(String line) {
      this.line = line;
    }

    SampleLine read() throws GarbledException {
      String name = until("{ \t");
      if (peek() == '{') {
        at++;
        labels();
      }
      return new SampleLine(name, labels, name + "{" + identity + "}", value());
    }

    private void labels() throws GarbledException {
      spaces();
      while (peek() != '}') {
        String label = until("= \t").strip();
        spaces();
        expect('=');
        spaces();
        String text = quoted();
        if (labels.put(label, text) != null) {
          throw garbled("a label appears twice");
        }
        if (!label.equals("le")) {
          identity.append(label).append('=').append(text).append(',');
        }
        spaces();
        if (peek() == ',') {
          at++;
          spaces();
        } else if (peek() != '}') {
          throw garbled("labels are not closed");
        }
      }
      at++;
    }

    private String quoted() throws GarbledException {
      expect('"');
      int end = at;
      while (end < line.length() && line.charAt(end) != '"') {
        end += line.charAt(end) == '\\' ? 2 : 1;
      }
      if (end >= line.length()) {
        throw garbled("a label's value does not end");
      }
      String raw = line.substring(at, end);
      at = end + 1;
      return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    private static String unescaped(String raw) {
      StringBuilder text = new StringBuilder(raw.length());
      for (int i = 0; i < raw.length(); i++) {
        char c = raw.charAt(i);
        if (c == '\\' && i + 1 < raw.length()) {
          char escaped = raw.charAt(++i);
          text.append(escaped == 'n' ? '\n' : escaped);
        } else {
          text.append(c);
        }
      }
      return text.toString();
    }

    private double value() throws GarbledException {
      spaces();
      String number = at < line.length() ? until(" \t") : "";
      return Numbers.parse(number).orElseThrow(() -> garbled("a value is no number"));
    }

    private String until(String stops) {
      int start = at;
      while (at < line.length() && stops.indexOf(line.charAt(at)) < 0) {
        at++;
      }
      return line.substring(start, at);
    }

    private void spaces() {
      while (peek() == ' ' || peek() == '\t') {
        at++;
      }
    }

    private char peek() {
      return at < line.length() ? line.charAt(at) : '\0';
    }

    private void expect(char wanted) throws GarbledException {
      if (peek() != wanted) {
        throw garbled("'" + wanted + "' is missing");
      }
      at++;
    }

    private GarbledException garbled(String what) {
      return new GarbledException(what);
    }
  }
}
