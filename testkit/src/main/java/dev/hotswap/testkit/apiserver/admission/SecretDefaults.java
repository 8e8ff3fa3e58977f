package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a Secret is stored as: {@code stringData} is only a way to write {@code data}. */
final class SecretDefaults implements AdmissionRule {
  @Override
  public void fill(Change change) {
    if (!change.type().is("", "secrets")) {
      return;
    }
    ObjectNode secret = change.after().json();
    if (!secret.has("type")) {
      secret.put("type", "Opaque");
    }
    JsonNode plain = secret.path("stringData");
    for (var entry : plain.properties()) {
      byte[] bytes = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
      Json.child(secret, "data").put(entry.getKey(), Base64.getEncoder().encodeToString(bytes));
    }
    secret.remove("stringData");
  }
}
