package dev.hotswap.testkit.apiserver.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;

/** What a real API server says of requests, whatever object they are about. */
public final class RequestErrors {
  private RequestErrors() {}

  /** 404: no such path. */
  public static ApiException noSuchPath() {
    return new ApiException(
        404, "NotFound", "the server could not find the requested resource", Json.object());
  }

  /** 422: what is wrong with the query or the options of a request. */
  public static ApiException invalidOptions(String options, Cause cause) {
    ObjectNode details = ApiErrors.details("meta.k8s.io", options, "");
    ApiErrors.addCauses(details, List.of(cause));
    return new ApiException(
        422,
        "Invalid",
        "%s.meta.k8s.io \"\" is invalid: %s".formatted(options, cause.sentence()),
        details);
  }

  /** 422: what a patch would make of the object cannot be. */
  public static ApiException invalidPatch(String result, String why) {
    Cause cause = Cause.invalid("patch", result, why);
    ObjectNode details = Json.object();
    ApiErrors.addCauses(details, List.of(cause));
    return new ApiException(422, "Invalid", " \"\" is invalid: " + cause.sentence(), details);
  }

  /** 403: acting as somebody else is not allowed. */
  public static ApiException forbiddenImpersonation(String user, String other) {
    ObjectNode details = ApiErrors.details("", "users", other);
    return new ApiException(
        403,
        "Forbidden",
        ("users \"%s\" is forbidden: User \"%s\" cannot impersonate resource \"users\" in API"
                + " group \"\" at the cluster scope")
            .formatted(other, user),
        details);
  }

  /** 401: an unknown token. */
  public static ApiException unauthorized() {
    return new ApiException(401, "Unauthorized", "Unauthorized", Json.object());
  }

  /** 400: the request makes no sense. */
  public static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message, Json.object());
  }

  /** 410: the part of the log that was asked for is gone. */
  public static ApiException expired(String message) {
    return new ApiException(410, "Expired", message, Json.object());
  }

  /** 413: a body that is too long. */
  public static ApiException tooLarge(int limit) {
    return new ApiException(
        413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit, Json.object());
  }

  /** 504: a version that is not there yet. */
  public static ApiException versionTooLarge(long asked, long current) {
    ObjectNode details = Json.object();
    ApiErrors.addCauses(
        details, List.of(new Cause("ResourceVersionTooLarge", "", "Too large resource version")));
    details.put("retryAfterSeconds", 1);
    return new ApiException(
        504,
        "Timeout",
        "Timeout: Too large resource version: %d, current: %d".formatted(asked, current),
        details);
  }

  /** 406: an answer in no language that the client accepts. */
  public static ApiException notAcceptable() {
    return new ApiException(
        406,
        "NotAcceptable",
        "406: Not Acceptable\n\nAvailable representations: application/json",
        Json.object());
  }

  /** 415: a body of a kind that the server does not read. */
  public static ApiException unsupportedMediaType(String message) {
    return new ApiException(415, "UnsupportedMediaType", message, Json.object());
  }

  /** 405: the resource does not know the verb. */
  public static ApiException methodNotAllowed() {
    return new ApiException(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Json.object());
  }

  /** 500: the server failed. */
  public static ApiException internal(String message) {
    return new ApiException(500, "InternalError", message, Json.object());
  }

  /** 500: an error that the server has no word for. */
  public static ApiException unexpected(String message) {
    return new ApiException(500, "", message, Json.object());
  }

  /** Any other refusal. */
  public static ApiException of(int code, String reason, String message, int retryAfterSeconds) {
    ObjectNode details = Json.object();
    if (retryAfterSeconds > 0) {
      details.put("retryAfterSeconds", retryAfterSeconds);
    }
    return new ApiException(code, reason, message, details);
  }

  /** An answer that a test wants. */
  public static ApiException injected(int code, int retryAfterSeconds) {
    String reason =
        switch (code) {
          case 409 -> "Conflict";
          case 410 -> "Expired";
          case 429 -> "TooManyRequests";
          case 503 -> "ServiceUnavailable";
          case 504 -> "Timeout";
          default -> "InternalError";
        };
    return of(code, reason, "injected fault: " + reason, retryAfterSeconds);
  }
}
