package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.http.BodySink;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.PageBuilder;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a statistics page as it arrives. Only lines with a name of the vocabulary are decoded; of
 * all others it is only checked that they could be lines of such a page.
 */
final class StatsPage implements BodySink<Page> {
  private static final int LONGEST_LINE = 16 * 1024;

  private final Vocabulary vocabulary;
  private final PageBuilder page = new PageBuilder();
  private byte[] line = new byte[1024];
  private int length;

  StatsPage(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public void accept(ByteBuffer bytes) throws GarbledException {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        line();
        length = 0;
      } else {
        append(next);
      }
    }
  }

  private void append(byte next) throws GarbledException {
    if (length == LONGEST_LINE) {
      throw new GarbledException("a line is longer than " + LONGEST_LINE + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length++] = next;
  }

  private void line() throws GarbledException {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    if (length == 0 || line[0] == '#') {
      return;
    }
    int end = nameEnd();
    if (end == 0 || end == length) {
      throw new GarbledException("this is no statistics page: " + start());
    }
    if (vocabulary.reads(new String(line, 0, end, StandardCharsets.US_ASCII))) {
      decode();
    }
  }

  private void decode() throws GarbledException {
    SampleLine sample = SampleLine.parse(new String(line, 0, length, StandardCharsets.UTF_8));
    Optional<Meaning> meaning = vocabulary.meaning(sample.name(), sample.labels());
    if (meaning.isPresent()) {
      page.add(meaning.get(), sample.identity(), sample.value());
    }
  }

  /** Where the name stops, if something that may follow a name is there; else 0. */
  private int nameEnd() {
    int end = 0;
    while (end < length && isNameByte(line[end])) {
      end++;
    }
    return end < length && (line[end] == '{' || line[end] == ' ' || line[end] == '\t') ? end : 0;
  }

  private static boolean isNameByte(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= ':') || b == '_';
  }

  @Override
  public Page end() throws GarbledException {
    if (length > 0) {
      throw new GarbledException("the page ends in the middle of a line: " + start());
    }
    return page.build();
  }

  private String start() {
    return new String(line, 0, Math.min(length, 60), StandardCharsets.UTF_8);
  }
}
