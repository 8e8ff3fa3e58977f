package dev.hotswap.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTreeTest {
  /** As a client that reads whatever it is sent. */
  private static final ObjectMapper LENIENT =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(20_000)
                      .maxNumberLength(5_000_000)
                      .build())
              .build());

  /** A part between two others: whatever it holds, its neighbours are read. */
  private record Neighbours(String before, RawTree open, String after) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"spec\":{\"containers\":[{\"env\":{\"LOG_LEVEL\":\"debug\"},\"args\":\"--port 80\"}]}}",
        "{\"timeout\":null}",
        "[]",
        "\"text\"",
        "17",
        "-0.5",
        "true",
        "{\"a\":[1,[2,{\"b\":[]}],\"\\u0000\\\"\"]}"
      })
  void isReadAndWrittenAsItWas(String json) throws Exception {
    Neighbours read = read(json);

    assertThat(read.open()).isEqualTo(new RawTree(json));
    assertThat(LENIENT.writeValueAsString(read))
        .isEqualTo("{\"before\":\"b\",\"open\":" + json + ",\"after\":\"a\"}");
    assertThat(RawTree.of(LENIENT.readTree("17"))).isEqualTo(new RawTree("17"));
  }

  @Test
  void nestingIsBoundedOnlyWhereItIsUsed() throws Exception {
    String deep = "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000);

    RawTree open = read(deep).open();

    assertThat(open.json()).isEqualTo(deep);
    assertThatThrownBy(open::tree)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested deeper than 64 levels");
  }

  @Test
  void aNumberIsNeverComputedWithWhileItPassesBy() throws Exception {
    String digits = "7".repeat(1_001);

    assertThat(read("1e400").open()).isEqualTo(new RawTree("1e400"));
    RawTree open = read("{\"n\":" + digits + "}").open();

    assertThat(open.json()).contains(digits);
    assertThatThrownBy(open::tree)
        .hasMessageContaining(".n")
        .hasMessageContaining("more than 1000 digits");
  }

  @Test
  void aNameOfAbsurdLengthIsNamedWhereItIsUsed() {
    var open = new RawTree("{\"" + "x".repeat(60_000) + "\":1}");

    assertThatThrownBy(open::tree).hasMessageContaining("more than 1000 characters");
  }

  @Test
  void ofAPartThatIsTooLongOnlyItsLengthAndDigestAreKept() throws Exception {
    String large = "{\"env\":\"" + "x".repeat(900 * 1024) + "\"}";

    RawTree open = read(large).open();

    assertThat(open.json()).hasSizeLessThan(300);
    assertThat(open).isEqualTo(read(large).open());
    assertThat(open).isNotEqualTo(read(large.replaceFirst("x", "y")).open());
    assertThatThrownBy(open::tree)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 921610 characters")
        .hasMessageContaining("at most 65536")
        .hasMessageContaining("ConfigMap");
  }

  @Test
  void nothingIsNotWritten() throws Exception {
    assertThat(new RawTree("{}")).isEqualTo(RawTree.EMPTY);
    assertThat(RawTree.EMPTY.fields()).isEmpty();
    assertThatThrownBy(() -> new RawTree("[]").fields()).hasMessageContaining("map of fields");
  }

  private static Neighbours read(String open) throws Exception {
    return LENIENT.readValue(
        "{\"before\":\"b\",\"open\":" + open + ",\"after\":\"a\"}", Neighbours.class);
  }
}
