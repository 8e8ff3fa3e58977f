package dev.hotswap.api.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field that is absent from the JSON stands for. */
public final class Absent {
  private Absent() {}

  /** The value, or {@code fallback} where there is none. */
  public static <T> T or(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }

  /** An unmodifiable copy; empty where there is none. */
  public static <T> List<T> or(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** An unmodifiable copy; empty where there is none. */
  public static <T> Map<String, T> or(@Nullable Map<String, T> values) {
    return values == null ? Map.of() : Map.copyOf(values);
  }
}
