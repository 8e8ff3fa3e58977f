package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields that are null mean the same as none (Kubernetes API conventions); typed values have no
 * nulls inside lists. Walks without recursion: a tree of others may be nested as deep as it likes.
 */
final class Nulls {
  private Nulls() {}

  /** Takes away fields that are null. */
  static void drop(JsonNode tree) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      if (node instanceof ObjectNode object) {
        object.removeIf(JsonNode::isNull);
      }
      node.forEach(child -> push(open, child));
    }
  }

  /** Takes away items of lists that are null. */
  static void dropItems(JsonNode tree) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      if (node instanceof ArrayNode list) {
        list.removeIf(JsonNode::isNull);
      }
      node.forEach(child -> push(open, child));
    }
  }

  /** The first item of a list that is null. */
  static Optional<Misfit> item(JsonNode tree) {
    Deque<Step> open = new ArrayDeque<>(List.of(new Step(List.of(), tree)));
    while (!open.isEmpty()) {
      Step at = open.pop();
      if (at.node().isNull()) {
        return Optional.of(new Misfit(at.path(), "null", "an item"));
      }
      at.children().forEach(open::push);
    }
    return Optional.empty();
  }

  private static void push(Deque<JsonNode> open, JsonNode child) {
    if (child instanceof ContainerNode<?>) {
      open.push(child);
    }
  }

  private record Step(List<Object> path, JsonNode node) {
    /** Containers, and nulls that are items. */
    List<Step> children() {
      List<Step> below = new ArrayList<>();
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        if (node.get(i).isContainerNode() || node.get(i).isNull()) {
          below.add(step(i, node.get(i)));
        }
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isContainerNode()) {
          below.add(step(field.getKey(), field.getValue()));
        }
      }
      return below.reversed();
    }

    private Step step(Object step, JsonNode child) {
      List<Object> longer = new ArrayList<>(path);
      longer.add(step);
      return new Step(longer, child);
    }
  }
}
