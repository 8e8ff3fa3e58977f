package dev.hotswap.e2e.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text on the class path with {@code ${name}} places to fill in. */
public final class Resource {
  private Resource() {}

  /**
   * The text with every place filled in.
   *
   * @param name from the root of the class path
   * @throws IllegalArgumentException if there is no such text, or a place is left open
   */
  public static String text(String name, Map<String, String> values) {
    try (InputStream in = Resource.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("nothing called " + name + " is on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      if (text.contains("${")) {
        throw new IllegalArgumentException(
            name
                + " has a place left open: "
                + text.substring(text.indexOf("${")).lines().findFirst());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
