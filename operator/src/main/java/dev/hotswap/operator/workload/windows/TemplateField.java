package dev.hotswap.operator.workload.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field that a template really has.
 *
 * @param path from the template's root, list items by their name or index
 * @param value what it holds
 */
public record TemplateField(String path, JsonNode value) {
  /**
   * Every place in the template that a pattern names.
   *
   * @param pattern field names joined by dots; {@code []} after a name means each item of that
   *     list, {@code *} after the beginning of a name each field that begins so
   */
  public static Stream<TemplateField> find(PodTemplateSpec template, String pattern) {
    return below(new TemplateField("", Json.tree(template)), List.of(pattern.split("\\.")));
  }

  private static Stream<TemplateField> below(TemplateField at, List<String> pattern) {
    if (pattern.isEmpty()) {
      return Stream.of(at);
    }
    String name = pattern.getFirst();
    List<String> rest = pattern.subList(1, pattern.size());
    if (name.endsWith("*")) {
      return at.childrenFrom(name.substring(0, name.length() - 1))
          .flatMap(child -> below(child, rest));
    }
    return name.endsWith("[]")
        ? at.child(name.substring(0, name.length() - 2))
            .flatMap(TemplateField::items)
            .flatMap(item -> below(item, rest))
        : at.child(name).flatMap(child -> below(child, rest));
  }

  private Stream<TemplateField> child(String name) {
    return Stream.ofNullable(value.get(name))
        .map(child -> new TemplateField(path.isEmpty() ? name : path + "." + name, child));
  }

  private Stream<TemplateField> childrenFrom(String beginning) {
    return value.properties().stream()
        .filter(field -> field.getKey().startsWith(beginning))
        .flatMap(field -> child(field.getKey()));
  }

  private Stream<TemplateField> items() {
    return IntStream.range(0, value.size())
        .mapToObj(
            i -> {
              String name = value.get(i).path("name").asText(Integer.toString(i));
              return new TemplateField(path + "[" + name + "]", value.get(i));
            });
  }

  /** What it holds, short enough for a sentence. */
  public String text() {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
