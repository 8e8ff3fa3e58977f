package dev.hotswap.testkit.apiserver.read;

import dev.hotswap.testkit.apiserver.error.RequestErrors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a list goes on: {@code metadata.continue}.
 *
 * @param version all pages show the cluster at this version
 * @param offset how many objects were on the pages before
 */
record PageToken(long version, int offset) {
  static PageToken read(String token) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      List<String> parts = List.of(new String(text, StandardCharsets.US_ASCII).split(":", 2));
      return new PageToken(Long.parseLong(parts.getFirst()), Integer.parseInt(parts.getLast()));
    } catch (IllegalArgumentException e) {
      throw RequestErrors.badRequest(
          "invalid continue token: continue key is not valid: " + e.getMessage());
    }
  }

  String text() {
    byte[] text = "%d:%d".formatted(version, offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
