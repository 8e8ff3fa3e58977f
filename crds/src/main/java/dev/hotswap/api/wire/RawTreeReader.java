package dev.hotswap.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Copies tokens to text: nothing of them can fail to fit, and nothing recurses. */
final class RawTreeReader extends JsonDeserializer<RawTree> {
  @Override
  public RawTree deserialize(JsonParser tokens, DeserializationContext context) throws IOException {
    return read(tokens);
  }

  static RawTree read(JsonParser tokens) throws IOException {
    var text = new BoundedText(RawTree.MAX_LENGTH);
    try (JsonGenerator out = RawJson.UNBOUNDED.createGenerator(text)) {
      if (tokens.currentToken() == null) {
        tokens.nextToken();
      }
      copy(tokens, out);
    }
    return text.tree();
  }

  /** A number is passed on as it was written: its digits are never computed with here. */
  private static void copy(JsonParser tokens, JsonGenerator out) throws IOException {
    int depth = 0;
    for (JsonToken token = tokens.currentToken(); ; token = tokens.nextToken()) {
      if (token.isNumeric()) {
        out.writeNumber(tokens.getText());
      } else {
        out.copyCurrentEvent(tokens);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0 && token != JsonToken.FIELD_NAME) {
        return;
      }
    }
  }
}
