package dev.hotswap.e2e.scenario.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of one map in a scenario's file.
 *
 * @param where for messages: the file, and the path in it
 */
record Fields(String where, JsonNode node) {
  private static final Pattern DURATION = Pattern.compile("([0-9]+)(ms|s|m)");

  /** Refuses every field that is none of these: a typing error must not change a test's meaning. */
  Fields only(String... names) {
    Set<String> known = Set.of(names);
    for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
      String name = given.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            where + " has the field " + name + ", which means nothing here; known: " + known);
      }
    }
    return this;
  }

  boolean has(String name) {
    return node.has(name);
  }

  Fields map(String name) {
    return new Fields(where + "." + name, node.path(name));
  }

  Optional<String> text(String name) {
    return Optional.of(node.path(name)).filter(n -> !n.isMissingNode()).map(JsonNode::asText);
  }

  String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException(where + " lacks its field " + name));
  }

  int number(String name, int otherwise) {
    return node.path(name).asInt(otherwise);
  }

  OptionalInt number(String name) {
    return has(name) ? OptionalInt.of(node.path(name).asInt()) : OptionalInt.empty();
  }

  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  Duration time(String name, Duration otherwise) {
    return text(name).map(text -> duration(where + "." + name, text)).orElse(otherwise);
  }

  /** The maps of a list. */
  List<Fields> list(String name) {
    List<Fields> all = new ArrayList<>();
    for (JsonNode one : node.path(name)) {
      all.add(new Fields(where + "." + name + "[" + all.size() + "]", one));
    }
    return all;
  }

  /** The maps of a map, by name. */
  List<Map.Entry<String, Fields>> entries(String name) {
    return node.path(name).properties().stream()
        .map(
            e ->
                Map.entry(
                    e.getKey(), new Fields(where + "." + name + "." + e.getKey(), e.getValue())))
        .toList();
  }

  static Duration duration(String where, String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(where + " is " + text + ": write 500ms, 9s or 3m");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
