package dev.hotswap.operator.app.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;

/** What the binder and the reference page both need to know of a record. */
final class Reflect {
  private Reflect() {}

  /** The class behind a type. */
  static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  /** The sentence that says what a component means. */
  static String about(RecordComponent component) {
    About about = component.getAnnotation(About.class);
    if (about == null) {
      throw new IllegalStateException(component + " lacks @About");
    }
    return about.value();
  }

  /** The constructor that takes every component in order. */
  static <T extends Record> Constructor<T> canonical(Class<T> type) throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types);
  }
}
