package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Statistics pages as texts. */
final class Pages {
  private Pages() {}

  /** A page kept beside this class. */
  static String captured(String name) {
    try (InputStream page = Objects.requireNonNull(Pages.class.getResourceAsStream(name), name)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads a text that arrives in pieces of this size. */
  static Page read(Dialect dialect, String text, int pieceSize) throws GarbledException {
    StatsPage page = new StatsPage(Vocabulary.of(dialect, "source"));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += pieceSize) {
      page.accept(ByteBuffer.wrap(bytes, from, Math.min(pieceSize, bytes.length - from)));
    }
    return page.end();
  }
}
