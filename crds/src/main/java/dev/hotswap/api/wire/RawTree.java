package dev.hotswap.api.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A part of an object that its schema leaves open. The API server admits anything there, so nothing
 * is read of it until somebody needs it: an object is never lost because of what stands in such a
 * part. Kept as text, which is a tenth of the size of a tree and compares without recursion.
 *
 * @param json one JSON value without spaces; read by {@link #tree()}
 */
@JsonDeserialize(using = RawTreeReader.class)
@JsonSerialize(using = RawTreeWriter.class)
public record RawTree(String json) {
  /** No field at all. */
  public static final RawTree EMPTY = new RawTree("{}");

  /** Deepest nesting that is taken apart; a pod template needs about fifteen. */
  public static final int MAX_DEPTH = 64;

  /** Most characters that are kept of a part; a large pod template needs a third of it. */
  public static final int MAX_LENGTH = 64 * 1024;

  private static final int MAX_PATH = 120;
  private static final String REFUSED = "refused:";
  private static final String DIGEST = " #";

  private static final JsonMapper BOUNDED = JsonMapper.builder(RawJson.bounded(MAX_DEPTH)).build();

  /**
   * What is kept of a part that is longer than {@link #MAX_LENGTH}.
   *
   * @param digest of its text: another text is another part
   */
  static RawTree tooLong(long length, String digest) {
    return refused(
        " is %d characters of JSON and at most %d are read: keep large data in a ConfigMap, a Secret or an image"
            .formatted(length, MAX_LENGTH),
        digest);
  }

  /**
   * What is kept of a part that is not read.
   *
   * @param why continues a sentence that began with the name of the part
   * @param digest tells it from other parts
   */
  public static RawTree refused(String why, String digest) {
    return new RawTree(TextNode.valueOf(REFUSED + why + DIGEST + digest).toString());
  }

  /** What this tree is as text. */
  public static RawTree of(JsonNode tree) {
    try (JsonParser tokens = tree.traverse()) {
      return RawTreeReader.read(tokens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The tree; a fresh one each time.
   *
   * @throws IllegalArgumentException where it cannot be taken apart: empty, longer than {@link
   *     #MAX_LENGTH}, nested deeper than {@link #MAX_DEPTH}, or a name or number of absurd length.
   *     The message continues a sentence that began with the name of this part
   */
  public JsonNode tree() {
    if (json.startsWith("\"" + REFUSED)) {
      throw new IllegalArgumentException(
          json.substring(REFUSED.length() + 1, json.lastIndexOf(DIGEST)));
    }
    try (JsonParser tokens = BOUNDED.createParser(json)) {
      try {
        return Optional.ofNullable(BOUNDED.<JsonNode>readTree(tokens))
            .orElseThrow(() -> new IllegalArgumentException(" is empty and no JSON"));
      } catch (StreamConstraintsException e) {
        throw new IllegalArgumentException(where(tokens) + " " + bound(e), e);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(" is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The tree of a part whose schema says that it is an object.
   *
   * @throws IllegalArgumentException as {@link #tree()}, and where it is none
   */
  public ObjectNode fields() {
    if (tree() instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(" is no map of fields");
  }

  private static String where(JsonParser tokens) {
    String path = tokens.getParsingContext().pathAsPointer().toString().replace('/', '.');
    return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
  }

  private static String bound(StreamConstraintsException e) {
    String said = e.getOriginalMessage();
    if (said.contains("nesting depth")) {
      return "is nested deeper than " + MAX_DEPTH + " levels: nothing that Kubernetes knows is";
    }
    return said.startsWith("Number")
        ? "is a number of more than " + RawJson.MAX_NUMBER + " digits: write a shorter one"
        : "has a name of more than " + RawJson.MAX_NAME + " characters: write a shorter one";
  }
}
