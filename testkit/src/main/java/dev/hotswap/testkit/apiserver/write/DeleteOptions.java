package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to delete.
 *
 * @param propagation what happens to dependents; empty for what was said before, or background
 * @param gracePeriodSeconds overrides the object's own grace period
 * @param uid refuses to delete any other object of the same name
 * @param resourceVersion refuses to delete any other state of the object
 * @param dryRun whether everything happens but the deletion
 */
public record DeleteOptions(
    Optional<Propagation> propagation,
    OptionalLong gracePeriodSeconds,
    Optional<String> uid,
    Optional<String> resourceVersion,
    boolean dryRun) {
  /** What happens to the objects that an object owns. */
  public enum Propagation {
    /** They go after their owner. */
    BACKGROUND,
    /** They go before their owner. */
    FOREGROUND,
    /** They stay, without owner. */
    ORPHAN
  }

  /** Deletion with the object's own grace period. */
  public static final DeleteOptions DEFAULT =
      new DeleteOptions(
          Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), false);

  /** The same without any grace period. */
  public DeleteOptions now() {
    return new DeleteOptions(propagation, OptionalLong.of(0), uid, resourceVersion, dryRun);
  }

  /** The options in a request body; members that are absent take their defaults. */
  public static DeleteOptions read(JsonNode body) {
    JsonNode preconditions = body.path("preconditions");
    boolean orphan = body.path("orphanDependents").asBoolean();
    return new DeleteOptions(
        switch (body.path("propagationPolicy").asText(orphan ? "Orphan" : "")) {
          case "Foreground" -> Optional.of(Propagation.FOREGROUND);
          case "Orphan" -> Optional.of(Propagation.ORPHAN);
          case "Background" -> Optional.of(Propagation.BACKGROUND);
          default -> Optional.empty();
        },
        body.path("gracePeriodSeconds").isNumber()
            ? OptionalLong.of(body.path("gracePeriodSeconds").asLong())
            : OptionalLong.empty(),
        text(preconditions.path("uid")),
        text(preconditions.path("resourceVersion")),
        !body.path("dryRun").isEmpty());
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
