package dev.hotswap.testkit.apiserver.select;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field selector: fields of an object that must, or must not, have a value. */
public record FieldSelector(List<Term> terms) {
  private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");

  /** Matches everything. */
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  /** One condition: the field's text equals the value, or does not. */
  public record Term(String field, boolean equal, String value) {
    boolean holds(ApiObject object) {
      return object.at(field.split("\\.", -1)).asText().equals(value) == equal;
    }
  }

  /** Whether all terms hold. */
  public boolean matches(ApiObject object) {
    return terms.stream().allMatch(term -> term.holds(object));
  }

  /**
   * The selector of a query, such as {@code spec.nodeName=n1,status.phase!=Failed}.
   *
   * @throws IllegalArgumentException if a term cannot be read or names a field that the server does
   *     not index for this kind
   */
  public static FieldSelector parse(String text, String kind) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        terms.add(term(part.strip(), kind));
      }
    }
    return new FieldSelector(List.copyOf(terms));
  }

  private static Term term(String text, String kind) {
    String[] sides = text.split("!=|==|=", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException(
          "invalid selector: '%s'; can't understand '%s'".formatted(text, text));
    }
    if (!EVERYWHERE.contains(sides[0]) && !fieldsOf(kind).contains(sides[0])) {
      throw new IllegalArgumentException("field label not supported: " + sides[0]);
    }
    return new Term(sides[0], !text.contains("!="), sides[1]);
  }

  private static Set<String> fieldsOf(String kind) {
    return switch (kind) {
      case "Pod" ->
          Set.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName");
      case "Event" ->
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type");
      case "Secret" -> Set.of("type");
      case "Namespace" -> Set.of("status.phase");
      case "Node" -> Set.of("spec.unschedulable");
      case "ReplicaSet" -> Set.of("status.replicas");
      default -> Set.of();
    };
  }
}
