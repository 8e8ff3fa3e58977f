package dev.hotswap.api.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;

/** How JSON of others is read and written: without bounds while it passes by, bounded when used. */
public final class RawJson {
  static final int MAX_NUMBER = 1000;
  static final int MAX_NAME = 1000;

  static final JsonFactory UNBOUNDED = unbounded();

  private RawJson() {}

  /**
   * Reads and writes whatever the API server admits: it bounds the size of a request itself, and
   * nothing else of it.
   */
  public static JsonFactory unbounded() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
        .build();
  }

  static JsonFactory bounded(int depth) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(MAX_NUMBER)
                .maxNameLength(MAX_NAME)
                .build())
        .build();
  }
}
