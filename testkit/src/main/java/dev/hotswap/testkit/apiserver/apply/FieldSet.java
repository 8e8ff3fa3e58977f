package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A set of field paths as a tree, in the vocabulary of {@code managedFields} (FieldsV1): {@code
 * f:name} a member, {@code k:{...}} an item by its keys, {@code v:...} an item by its value.
 *
 * @param member whether the path that leads here is in the set
 * @param children the longer paths, by their next element
 */
public record FieldSet(boolean member, NavigableMap<String, FieldSet> children) {
  /** No path. */
  public static final FieldSet EMPTY = new FieldSet(false, Collections.emptyNavigableMap());

  /** The path that leads here, and nothing below. */
  public static final FieldSet LEAF = new FieldSet(true, Collections.emptyNavigableMap());

  /** Whether there is no path in the set. */
  public boolean isEmpty() {
    return !member && children.isEmpty();
  }

  /** The paths below an element. */
  public FieldSet child(String element) {
    return children.getOrDefault(element, EMPTY);
  }

  /** A set of these paths; elements without any path below them are left out. */
  static FieldSet of(boolean member, NavigableMap<String, FieldSet> children) {
    children.values().removeIf(FieldSet::isEmpty);
    return new FieldSet(member, Collections.unmodifiableNavigableMap(children));
  }

  /** The paths in this set or in the other. */
  public FieldSet union(FieldSet other) {
    return combine(other, (a, b) -> a || b);
  }

  /** The paths in this set that are not in the other. */
  public FieldSet minus(FieldSet other) {
    return combine(other, (a, b) -> a && !b);
  }

  /** The paths in both sets. */
  public FieldSet intersection(FieldSet other) {
    return combine(other, (a, b) -> a && b);
  }

  private FieldSet combine(FieldSet other, BinaryOperator<Boolean> rule) {
    NavigableMap<String, FieldSet> both = new TreeMap<>(children);
    other.children.forEach((element, below) -> both.putIfAbsent(element, EMPTY));
    both.replaceAll((element, below) -> below.combine(other.child(element), rule));
    return of(rule.apply(member, other.member), both);
  }

  /** Every path as readable text, for example {@code .spec.containers[name="web"].image}. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    collect("", paths);
    return paths;
  }

  private void collect(String prefix, List<String> paths) {
    if (member) {
      paths.add(prefix);
    }
    children.forEach((element, below) -> below.collect(prefix + readable(element), paths));
  }

  private static String readable(String element) {
    String content = element.substring(2);
    if (element.startsWith("f:")) {
      return "." + content;
    }
    if (element.startsWith("v:")) {
      return "[=" + content + "]";
    }
    return Items.readable(content);
  }

  /** The set as FieldsV1. */
  public ObjectNode toFieldsV1() {
    ObjectNode fields = Json.object();
    if (member && !children.isEmpty()) {
      fields.putObject(".");
    }
    children.forEach((element, below) -> fields.set(element, below.toFieldsV1()));
    return fields;
  }

  /** The set that FieldsV1 writes down. */
  public static FieldSet fromFieldsV1(JsonNode fields) {
    boolean isMember = fields.isEmpty() || fields.has(".");
    NavigableMap<String, FieldSet> children = new TreeMap<>();
    for (var entry : fields.properties()) {
      if (!entry.getKey().equals(".")) {
        children.put(entry.getKey(), fromFieldsV1(entry.getValue()));
      }
    }
    return of(isMember, children);
  }
}
