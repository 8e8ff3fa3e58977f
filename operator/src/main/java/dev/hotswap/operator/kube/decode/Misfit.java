package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One place in a tree that does not fit the type it is read as.
 *
 * @param path steps from the root: a field's name each, or an item's index
 * @param value what stands there, short enough for a sentence
 * @param expected what would have fitted
 */
record Misfit(List<Object> path, String value, String expected) {
  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_PATH = 200;

  Misfit {
    path = List.copyOf(path);
  }

  /** The place that Jackson names. */
  static Misfit of(JsonMappingException fault, JsonNode tree) {
    List<Object> path = fault.getPath().stream().flatMap(step -> step(step).stream()).toList();
    JsonNode there = at(tree, path);
    return new Misfit(path, text(there), expected(fault));
  }

  /** The path as people write it: {@code spec.containers[0].env}. */
  String where() {
    String joined =
        path.stream()
            .map(step -> step instanceof Integer index ? "[" + index + "]" : "." + step)
            .collect(Collectors.joining());
    String path = joined.startsWith(".") ? joined.substring(1) : joined;
    return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
  }

  /** What stands where, and what was expected. */
  String sentence() {
    return where() + " is " + value + ": expected " + expected;
  }

  /** The node at the end of a path; missing where there is none. */
  static JsonNode at(JsonNode tree, List<Object> path) {
    JsonNode at = tree;
    for (Object step : path) {
      at = step instanceof Integer index ? at.path(index) : at.path(String.valueOf(step));
    }
    return at;
  }

  private static Optional<Object> step(Reference reference) {
    return reference.getFieldName() != null
        ? Optional.of(reference.getFieldName())
        : Optional.of(reference.getIndex()).filter(index -> index >= 0).map(index -> index);
  }

  private static String text(JsonNode value) {
    if (value instanceof MissingNode) {
      return "not there";
    }
    String text = value.toString();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  private static String expected(JsonMappingException fault) {
    if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return expected(mismatch.getTargetType());
    }
    // What a deserializer stumbles over is told in the words of its code: those help nobody.
    return fault.getCause() instanceof ClassCastException ? "a map of fields" : "another value";
  }

  private static String expected(Class<?> type) {
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == Integer.class || type == int.class) {
      return "a whole number up to " + Integer.MAX_VALUE;
    }
    if (type == Long.class || type == long.class) {
      return "a whole number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    return type.isEnum() ? "one of the words of " + type.getSimpleName() : "a map of fields";
  }
}
