package dev.hotswap.operator.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds a tree of values to a record, component by name. Collects every mistake instead of stopping
 * at the first; a value that could not be bound comes back empty.
 */
final class Binder {
  private final List<String> mistakes;

  /** Adds what it finds wrong to {@code mistakes}. */
  Binder(List<String> mistakes) {
    this.mistakes = mistakes;
  }

  /** The record, if nothing in it is wrong. */
  <T extends Record> Optional<T> bind(Class<T> type, JsonNode node, String path) {
    if (!node.isObject()) {
      return mistake(path, "is " + node + ": write it as a block of \"name: value\" lines");
    }
    int before = mistakes.size();
    refuseUnknownNames(type, node, path);
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      component(component, node, path).ifPresent(values::add);
    }
    return mistakes.size() == before ? build(type, values, path) : Optional.empty();
  }

  private void refuseUnknownNames(Class<?> type, JsonNode node, String path) {
    List<String> known =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                mistakes.add(
                    at(path, name)
                        + ": no such setting; "
                        + NearName.of(name, known)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("known here: " + String.join(", ", known)));
              }
            });
  }

  private Optional<?> component(RecordComponent component, JsonNode node, String path) {
    String here = at(path, component.getName());
    JsonNode value = node.path(component.getName());
    if (!value.isMissingNode() && !value.isNull()) {
      return value(component.getGenericType(), value, here);
    }
    if (component.getType() == Optional.class) {
      return Optional.of(Optional.empty());
    }
    Default fallback = component.getAnnotation(Default.class);
    return fallback == null
        ? mistake(here, "is missing: " + Reflect.about(component))
        : value(component.getGenericType(), SettingsFile.tree(fallback.value()), here);
  }

  private Optional<?> value(Type type, JsonNode node, String path) {
    Class<?> raw = Reflect.raw(type);
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (raw == Optional.class) {
        Optional<?> present = value(last, node, path);
        return present.isEmpty() ? present : Optional.of(present);
      }
      return raw == List.class ? list(last, node, path) : map(last, node, path);
    }
    return raw.isRecord()
        ? bind(raw.asSubclass(Record.class), node, path)
        : Scalars.read(raw, node, path, mistakes);
  }

  private Optional<List<Object>> list(Type element, JsonNode node, String path) {
    if (!node.isArray()) {
      return mistake(path, "is " + node + ": write it as a list, one \"- value\" a line");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      value(element, node.get(i), path + "[" + i + "]").ifPresent(values::add);
    }
    return Optional.of(values);
  }

  private Optional<Map<String, Object>> map(Type element, JsonNode node, String path) {
    if (!node.isObject()) {
      return mistake(path, "is " + node + ": write it as a block of \"name: value\" lines");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry ->
                value(element, entry.getValue(), path + "." + entry.getKey())
                    .ifPresent(value -> values.put(entry.getKey(), value)));
    return Optional.of(values);
  }

  private <T extends Record> Optional<T> build(Class<T> type, List<Object> values, String path) {
    try {
      return Optional.of(Reflect.canonical(type).newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        String message = String.valueOf(refused.getMessage());
        mistakes.add(path.isEmpty() ? message : path + ": " + message);
        return Optional.empty();
      }
      throw new IllegalStateException(type + " cannot be built", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be built", e);
    }
  }

  private <T> Optional<T> mistake(String path, String what) {
    mistakes.add(path + ": " + what);
    return Optional.empty();
  }

  private static String at(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
