package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.decode.Decoded.Fits;
import dev.hotswap.operator.kube.decode.Decoded.Misfits;
import java.util.Optional;

/** Reads trees that a schema left open. */
public final class Decoder {
  private Decoder() {}

  /**
   * A tree as a typed value; fields the type does not know are kept.
   *
   * @param name path of the tree in its object, such as {@code spec.template}: sentences begin with
   *     it
   */
  public static <T> Decoded<T> decode(String name, JsonNode tree, Class<T> type) {
    JsonNode copy = tree.deepCopy();
    Nulls.drop(copy);
    Optional<Misfit> item = Nulls.item(copy);
    if (item.isPresent()) {
      return misfits(name, item.get());
    }
    try {
      return new Fits<>(Json.as(copy, type));
    } catch (IllegalArgumentException e) {
      return e.getCause() instanceof JsonMappingException fault
          ? misfits(name, Misfit.of(fault, copy))
          : new Misfits<>(name + " cannot be read: " + e.getMessage());
    }
  }

  /** The tree of an open part, where it can be taken apart at all. */
  public static Decoded<JsonNode> tree(String name, RawTree part) {
    try {
      return new Fits<>(part.tree());
    } catch (IllegalArgumentException e) {
      return new Misfits<>(name + e.getMessage());
    }
  }

  private static <T> Decoded<T> misfits(String name, Misfit misfit) {
    String below = misfit.sentence();
    return new Misfits<>(
        misfit.path().isEmpty() ? name + below : name + (below.startsWith("[") ? "" : ".") + below);
  }
}
