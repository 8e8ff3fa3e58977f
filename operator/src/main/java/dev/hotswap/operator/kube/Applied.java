package dev.hotswap.operator.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** What became of a wish to write or delete one object. A caller decides; nothing is thrown. */
public sealed interface Applied<T extends HasMetadata> {
  /** Written; the object as the API server returned it. */
  record Written<T extends HasMetadata>(T object) implements Applied<T> {}

  /** It was as wished already; nothing was sent. */
  record Unchanged<T extends HasMetadata>(T object) implements Applied<T> {}

  /** It is gone. */
  record Gone<T extends HasMetadata>() implements Applied<T> {}

  /**
   * An object with this name exists and this release does not control it. It was not touched.
   *
   * @param object kind and name
   * @param controller kind and name of what controls it; empty where nothing does
   */
  record Foreign<T extends HasMetadata>(String object, Optional<String> controller)
      implements Applied<T> {}

  /** It changed since it was read: read again and decide again. */
  record Conflict<T extends HasMetadata>(String object, String detail) implements Applied<T> {}

  /** The operator lacks the right, or a quota or policy refused. */
  record Forbidden<T extends HasMetadata>(String object, String detail) implements Applied<T> {}

  /**
   * The API server refused or did not answer.
   *
   * @param code HTTP status; 0 when there was no answer
   */
  record Failed<T extends HasMetadata>(String object, int code, String detail)
      implements Applied<T> {
    /** Whether the same request can succeed later. */
    public boolean transientFault() {
      return code == 0 || code == 429 || code >= 500;
    }
  }

  /** Kind and name of an object, as results name it. */
  static String describe(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }

  /** The object as it is now, where it is as wished. */
  default Optional<T> live() {
    return switch (this) {
      case Written<T>(T object) -> Optional.of(object);
      case Unchanged<T>(T object) -> Optional.of(object);
      case Gone<T> gone -> Optional.empty();
      case Foreign<T> foreign -> Optional.empty();
      case Conflict<T> conflict -> Optional.empty();
      case Forbidden<T> forbidden -> Optional.empty();
      case Failed<T> failed -> Optional.empty();
    };
  }

  /** Why it is not as wished, in one sentence; empty when it is. */
  default Optional<String> trouble() {
    return switch (this) {
      case Written<T> written -> Optional.empty();
      case Unchanged<T> unchanged -> Optional.empty();
      case Gone<T> gone -> Optional.empty();
      case Foreign<T>(String object, Optional<String> controller) ->
          Optional.of(
              object
                  + " exists and "
                  + controller.map(c -> "belongs to " + c).orElse("is not this release's")
                  + ": delete or rename it, or rename the release");
      case Conflict<T>(String object, String detail) ->
          Optional.of(object + " changed while it was being written: " + detail);
      case Forbidden<T>(String object, String detail) ->
          Optional.of(object + " may not be written: " + detail);
      case Failed<T>(String object, int code, String detail) ->
          Optional.of(
              object + " was not written (" + (code == 0 ? "no answer" : code) + "): " + detail);
    };
  }
}
