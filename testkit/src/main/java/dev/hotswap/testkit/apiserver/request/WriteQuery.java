package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import dev.hotswap.testkit.apiserver.write.WriteOptions;
import java.nio.charset.StandardCharsets;

/** The query of a create, update or patch: how the client wants its write done. */
record WriteQuery(HttpRequest http, boolean apply) {
  private static final int LONGEST_MANAGER = 128;

  /** What to do about fields that a kind does not declare. */
  enum Validation {
    /** They go, and nobody is told. */
    IGNORE,
    /** They go, and the client is warned. */
    WARN,
    /** The write is refused. */
    STRICT
  }

  /**
   * The options of the write.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 422 for what no server understands
   */
  WriteOptions options() {
    String dryRun = http.parameter("dryRun");
    if (!dryRun.isEmpty() && !dryRun.equals("All")) {
      throw refused(Cause.unsupported("dryRun", "[\"" + dryRun + "\"]", "\"All\""));
    }
    boolean force = http.parameter("force").equals("true");
    if (force && !apply) {
      throw refused(Cause.forbidden("force", "may not be specified for non-apply patch"));
    }
    return new WriteOptions(manager(), force, !dryRun.isEmpty());
  }

  private String manager() {
    String manager = http.parameter("fieldManager");
    if (manager.getBytes(StandardCharsets.UTF_8).length > LONGEST_MANAGER) {
      throw refused(
          new Cause(
              "FieldValueTooLong", "fieldManager", "Too long: may not be more than 128 bytes"));
    }
    if (manager.isEmpty() && apply) {
      throw refused(Cause.required("fieldManager", "is required for apply patch"));
    }
    return manager.isEmpty()
        ? http.header("user-agent").orElse("unknown").split("/", 2)[0]
        : manager;
  }

  /** What to do about unknown fields. */
  Validation validation() {
    return switch (http.parameter("fieldValidation")) {
      case "", "Warn" -> Validation.WARN;
      case "Ignore" -> Validation.IGNORE;
      case "Strict" -> Validation.STRICT;
      case String other ->
          throw refused(
              Cause.unsupported(
                  "fieldValidation",
                  "\"" + other + "\"",
                  "\"\", \"Ignore\", \"Strict\", \"Warn\""));
    };
  }

  private RuntimeException refused(Cause cause) {
    String options =
        switch (http.method()) {
          case "POST" -> "CreateOptions";
          case "PUT" -> "UpdateOptions";
          default -> "PatchOptions";
        };
    return RequestErrors.invalidOptions(options, cause);
  }
}
