package dev.hotswap.testkit.apiserver.schema;

import java.util.List;
import java.util.Map;

/**
 * How a value merges and how its fields are owned (the {@code x-kubernetes-list-type}, {@code
 * -list-map-keys} and {@code -map-type} extensions of the Kubernetes OpenAPI schema).
 */
public sealed interface MergeSchema {
  /** A value without own rules: objects merge field by field, lists and scalars are one value. */
  static MergeSchema plain() {
    return new Members(Map.of());
  }

  /** A value that is owned and replaced as a whole. */
  static MergeSchema atomic() {
    return new Atomic();
  }

  /** A list of scalars without order in which each item has its own owner. */
  static MergeSchema set() {
    return new ItemSet();
  }

  /** An object whose members have rules of their own; members not named are {@link #plain()}. */
  record Members(Map<String, MergeSchema> fields) implements MergeSchema {}

  /** One value, whatever is in it. */
  record Atomic() implements MergeSchema {}

  /** A list of scalars, merged as a set. */
  record ItemSet() implements MergeSchema {}

  /**
   * A list of objects, merged item by item.
   *
   * @param keys the members that tell items apart
   * @param defaults values of keys that an item leaves out
   * @param item the rules of each item
   */
  record KeyedList(List<String> keys, Map<String, String> defaults, MergeSchema item)
      implements MergeSchema {}

  /** The rules of a member of an object with these rules. */
  default MergeSchema member(String name) {
    return switch (this) {
      case Members members -> members.fields().getOrDefault(name, plain());
      case Atomic _, ItemSet _, KeyedList _ -> plain();
    };
  }

  /** A list whose items are told apart by one member and have no rules of their own. */
  static MergeSchema keyedBy(String key) {
    return keyedBy(key, plain());
  }

  /** A list whose items are told apart by one member. */
  static MergeSchema keyedBy(String key, MergeSchema item) {
    return new KeyedList(List.of(key), Map.of(), item);
  }

  /** An object with rules for some of its members. */
  static MergeSchema members(Map<String, MergeSchema> fields) {
    return new Members(Map.copyOf(fields));
  }
}
