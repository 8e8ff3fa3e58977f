package dev.hotswap.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes an open part back as the value it is. */
final class RawTreeWriter extends JsonSerializer<RawTree> {
  @Override
  public void serialize(RawTree part, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    try (JsonParser tokens = RawJson.UNBOUNDED.createParser(part.json())) {
      tokens.nextToken();
      out.copyCurrentStructureExact(tokens);
    }
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, RawTree part) {
    return part.equals(RawTree.EMPTY);
  }
}
