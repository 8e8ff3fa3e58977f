package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Cuts what is nested deeper than any kind of Kubernetes: typed values are walked by recursion. */
final class Depth {
  static final int MOST = 100;

  private Depth() {}

  private record Level(JsonNode node, int depth) {}

  /** Takes away everything below the deepest level; says so where there was something. */
  static Optional<String> cut(ObjectNode tree) {
    boolean deeper = false;
    Deque<Level> open = new ArrayDeque<>(List.of(new Level(tree, 1)));
    while (!open.isEmpty()) {
      Level at = open.pop();
      List<JsonNode> below = containers(at.node());
      if (at.depth() < MOST) {
        below.forEach(child -> open.push(new Level(child, at.depth() + 1)));
      } else if (!below.isEmpty()) {
        deeper = true;
        empty(at.node());
      }
    }
    return deeper
        ? Optional.of("something in it is nested deeper than " + MOST + " levels")
        : Optional.empty();
  }

  private static List<JsonNode> containers(JsonNode node) {
    List<JsonNode> containers = new ArrayList<>();
    node.forEach(
        child -> {
          if (child.isContainerNode()) {
            containers.add(child);
          }
        });
    return containers;
  }

  private static void empty(JsonNode node) {
    switch (node) {
      case ObjectNode object -> object.removeIf(JsonNode::isContainerNode);
      case ArrayNode list -> list.removeIf(JsonNode::isContainerNode);
      default -> {}
    }
  }
}
