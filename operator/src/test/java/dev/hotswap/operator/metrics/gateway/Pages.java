package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statistics pages as texts. */
final class Pages {
  private static final Scope PAYMENT =
      scope(Set.of(500.0, 1_000.0), "payment-a", "payment-b", "pay");

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
    StatsPage page = page(dialect, PAYMENT, new LineHeads());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += pieceSize) {
      page.accept(ByteBuffer.wrap(bytes, from, Math.min(pieceSize, bytes.length - from)));
    }
    PodPage read = page.end();
    for (Failure fault : read.faults().values()) {
      throw new GarbledException(fault.detail());
    }
    return read.of(PAYMENT.backends());
  }

  /** An empty page. */
  static StatsPage page(Dialect dialect, Scope scope, LineHeads heads) {
    return new StatsPage(
        Vocabulary.of(dialect, "source"),
        scope,
        heads,
        "gateway pod gw-0",
        new GatewayMeter(new SimpleMeterRegistry(), "gateway"));
  }

  /** What these backends of shop are read for, with these bounds. */
  static Scope scope(Set<Double> bounds, String... services) {
    return new Scope(
        Stream.of(services)
            .collect(Collectors.toMap(name -> new BackendService("shop", name), n -> bounds)));
  }
}
