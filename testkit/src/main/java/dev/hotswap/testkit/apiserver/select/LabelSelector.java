package dev.hotswap.testkit.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label selector: requirements that all have to hold. Without requirements it matches all. */
public record LabelSelector(List<Requirement> requirements) {
  private static final Pattern SET_BASED = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern EQUALITY =
      Pattern.compile("([-A-Za-z0-9_./]+)\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");

  /** Matches everything. */
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  /** One condition on the labels of an object. */
  public sealed interface Requirement {
    /** Whether labels fulfil it. */
    default boolean holds(Map<String, String> labels) {
      return switch (this) {
        case In(String key, Set<String> values) ->
            labels.containsKey(key) && values.contains(labels.getOrDefault(key, ""));
        case NotIn(String key, Set<String> values) ->
            !labels.containsKey(key) || !values.contains(labels.getOrDefault(key, ""));
        case Exists(String key) -> labels.containsKey(key);
        case Absent(String key) -> !labels.containsKey(key);
      };
    }
  }

  /** {@code key in (a, b)}, {@code key=a}. */
  public record In(String key, Set<String> values) implements Requirement {}

  /** {@code key notin (a, b)}, {@code key!=a}. */
  public record NotIn(String key, Set<String> values) implements Requirement {}

  /** {@code key}. */
  public record Exists(String key) implements Requirement {}

  /** {@code !key}. */
  public record Absent(String key) implements Requirement {}

  /** Whether all requirements hold. */
  public boolean matches(Map<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.holds(labels));
  }

  /**
   * The selector of a query, such as {@code app=web,tier notin (db,cache),!old}.
   *
   * @throws IllegalArgumentException if a requirement cannot be read
   */
  public static LabelSelector parse(String text) {
    List<Requirement> requirements = new ArrayList<>();
    for (String part : text.split(",(?![^(]*\\))", -1)) {
      if (!part.isBlank()) {
        requirements.add(requirement(part.strip()));
      }
    }
    return new LabelSelector(List.copyOf(requirements));
  }

  /** The selector of an object's spec: {@code matchLabels} and {@code matchExpressions}. */
  public static LabelSelector of(JsonNode selector) {
    List<Requirement> requirements = new ArrayList<>(equalities(selector.path("matchLabels")));
    for (JsonNode expression : selector.path("matchExpressions")) {
      String key = expression.path("key").asText();
      Set<String> values = new TreeSet<>(Json.strings(expression.path("values")));
      requirements.add(
          switch (expression.path("operator").asText()) {
            case "In" -> new In(key, values);
            case "NotIn" -> new NotIn(key, values);
            case "Exists" -> new Exists(key);
            case "DoesNotExist" -> new Absent(key);
            case String other -> throw new IllegalArgumentException("unknown operator " + other);
          });
    }
    return new LabelSelector(List.copyOf(requirements));
  }

  /** The plain selector of a Service: a map of labels. */
  public static LabelSelector ofLabels(JsonNode labels) {
    return new LabelSelector(List.copyOf(equalities(labels)));
  }

  private static List<Requirement> equalities(JsonNode labels) {
    List<Requirement> requirements = new ArrayList<>();
    labels
        .properties()
        .forEach(e -> requirements.add(new In(e.getKey(), Set.of(e.getValue().asText()))));
    return requirements;
  }

  private static Requirement requirement(String text) {
    Matcher set = SET_BASED.matcher(text);
    if (set.matches()) {
      Set<String> values = new TreeSet<>();
      for (String value : set.group(3).split(",", -1)) {
        values.add(value.strip());
      }
      return set.group(2).equals("in")
          ? new In(set.group(1), values)
          : new NotIn(set.group(1), values);
    }
    Matcher equality = EQUALITY.matcher(text);
    if (equality.matches()) {
      Set<String> value = Set.of(equality.group(3));
      return equality.group(2).equals("!=")
          ? new NotIn(equality.group(1), value)
          : new In(equality.group(1), value);
    }
    if (text.matches("!?[-A-Za-z0-9_./]+")) {
      return text.startsWith("!") ? new Absent(text.substring(1)) : new Exists(text);
    }
    throw new IllegalArgumentException("unable to parse requirement: " + text);
  }
}
