package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads one object of the API server, whatever stands in it. Fields that do not fit are put aside
 * and named; of Hotswap's own kinds the whole spec or status they are in, because half of one would
 * be acted on. What is left when nothing else fits is metadata.
 */
final class LenientReader extends DelegatingDeserializer {
  private static final int MOST_FIELDS = 16;
  private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "metadata");

  private final transient Consumer<HasMetadata> unread;

  /**
   * Reads leniently.
   *
   * @param strict what reads the kind
   * @param unread told of each object of which something was put aside
   */
  LenientReader(JsonDeserializer<?> strict, Consumer<HasMetadata> unread) {
    super(strict);
    this.unread = unread;
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> strict) {
    return new LenientReader(strict, unread);
  }

  @Override
  public Object deserialize(JsonParser tokens, DeserializationContext context) throws IOException {
    JsonNode tree = context.readTree(tokens);
    if (!(tree instanceof ObjectNode object)) {
      return strictly(tree, tokens, context);
    }
    List<String> aside = new ArrayList<>();
    if (own()) {
      withoutBallast(object);
    } else {
      Depth.cut(object).ifPresent(aside::add);
      Nulls.drop(object);
      Nulls.dropItems(object);
    }
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(UnreadableParts.FIELD);
    }
    Object read = leniently(object, aside, tokens, context);
    if (!aside.isEmpty() && read instanceof HasMetadata marked) {
      UnreadableParts.mark(marked, aside);
      unread.accept(marked);
    }
    return read;
  }

  private Object leniently(
      ObjectNode object, List<String> aside, JsonParser tokens, DeserializationContext context)
      throws IOException {
    for (int tries = 0; tries < MOST_FIELDS; tries++) {
      try {
        return strictly(object, tokens, context);
      } catch (JsonMappingException e) {
        Misfit misfit = Misfit.of(e, object);
        aside.add(misfit.sentence());
        remove(object, own() ? misfit.path().stream().limit(1).toList() : misfit.path());
      }
    }
    bare(object);
    return strictly(object, tokens, context);
  }

  private Object strictly(JsonNode tree, JsonParser tokens, DeserializationContext context)
      throws IOException {
    try (JsonParser again = tree.traverse(tokens.getCodec())) {
      again.nextToken();
      return _delegatee.deserialize(again, context);
    }
  }

  private boolean own() {
    return CustomResource.class.isAssignableFrom(handledType());
  }

  /** An empty spec stays: whoever walks an object of others finds the parts that each has. */
  private void bare(ObjectNode object) {
    object.retain(IDENTITY);
    if (!own()) {
      object.putObject("spec");
    }
  }

  /** Who owns which field, and what kubectl applied last: nobody reads either of Hotswap's own. */
  private static void withoutBallast(ObjectNode object) {
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
      if (metadata.get("annotations") instanceof ObjectNode annotations) {
        annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
      }
    }
  }

  /** Takes away the place; where it cannot be found, everything but the object's identity. */
  private void remove(ObjectNode object, List<Object> path) {
    boolean found = !path.isEmpty() && !Misfit.at(object, path).isMissingNode();
    if (!found || IDENTITY.contains(String.valueOf(path.getFirst()))) {
      bare(object);
      return;
    }
    switch (Misfit.at(object, path.subList(0, path.size() - 1))) {
      case ObjectNode parent -> parent.remove(String.valueOf(path.getLast()));
      case ArrayNode parent -> parent.remove((Integer) path.getLast());
      default -> bare(object);
    }
  }
}
