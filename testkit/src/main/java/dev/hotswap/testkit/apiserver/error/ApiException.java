package dev.hotswap.testkit.apiserver.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;

/** A request that the server refuses, with the {@code Status} object the client gets. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final String status;

  ApiException(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    ObjectNode body = Json.object();
    body.put("kind", "Status").put("apiVersion", "v1");
    body.putObject("metadata");
    body.put("status", "Failure").put("message", message);
    if (!reason.isEmpty()) {
      body.put("reason", reason);
    }
    if (!details.isEmpty()) {
      body.set("details", details);
    }
    body.put("code", code);
    this.status = Json.text(body);
  }

  /** The HTTP status code. */
  public int code() {
    return code;
  }

  /** The machine word, for example {@code NotFound}; empty when there is none. */
  public String reason() {
    return reason;
  }

  /** The {@code Status} object. */
  public ObjectNode status() {
    return Json.parseObject(status);
  }
}
