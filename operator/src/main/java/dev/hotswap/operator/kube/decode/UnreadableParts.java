package dev.hotswap.operator.kube.decode;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of an object could not be read and was put aside. It travels with the object, as a field of
 * its metadata that no API server sends: none keeps unknown fields there.
 */
public final class UnreadableParts {
  /** The field; taken away from whatever is received. */
  static final String FIELD = "hotswapUnreadable";

  private UnreadableParts() {}

  /** Sentences, each of which begins with the path that was put aside; empty where all is read. */
  public static List<String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata())
        .map(ObjectMeta::getAdditionalProperties)
        .map(more -> more.get(FIELD))
        .filter(List.class::isInstance)
        .map(List.class::cast)
        .map(all -> ((Stream<?>) all.stream()).map(String::valueOf).toList())
        .orElse(List.of());
  }

  /** The same in one sentence, with the object's name. */
  public static Optional<String> sentence(HasMetadata object) {
    List<String> all = of(object);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            object.getKind()
                + " "
                + object.getMetadata().getName()
                + " cannot be read as a whole: "
                + String.join("; ", all));
  }

  static void mark(HasMetadata object, List<String> sentences) {
    object.getMetadata().setAdditionalProperty(FIELD, List.copyOf(sentences));
  }
}
