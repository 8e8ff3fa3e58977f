package dev.hotswap.operator.app.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the reference page from the settings' records. */
final class SettingsReference {
  private final Map<String, Class<?>> sections = new LinkedHashMap<>();

  /** The page, in Markdown. */
  String page() {
    var page =
        new StringBuilder(
            """
            # Settings

            The operator reads one YAML file: `--settings FILE`, or `HOTSWAP_SETTINGS=FILE`. Without a file every default holds. A name that is
            not listed here, or a value out of range, is refused at the start; the message names every mistake. Generated from
            `dev.hotswap.operator.app.settings`: do not edit.

            The file is read again every 5 s. A change of `grants` is in force at once; a change of anything else is logged and needs a restart. A file
            that cannot be used changes nothing, and the event `settings.refused`, `/readyz` and the metric `hotswap_settings_refused` say so.
            """);
    sections.put("", Settings.class);
    while (!sections.isEmpty()) {
      Map.Entry<String, Class<?>> next = sections.entrySet().iterator().next();
      section(next.getKey(), next.getValue(), page);
      sections.remove(next.getKey());
    }
    return page.toString();
  }

  private void section(String path, Class<?> type, StringBuilder page) {
    page.append("\n## ").append(path.isEmpty() ? "The file" : "`" + path + "`");
    page.append("\n\n| setting | value | default | meaning |\n|---|---|---|---|\n");
    for (RecordComponent component : type.getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  component.getName(),
                  shape(component.getGenericType(), name),
                  fallback(component),
                  Reflect.about(component)));
    }
  }

  private String shape(Type type, String path) {
    Class<?> raw = Reflect.raw(type);
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type last = arguments[arguments.length - 1];
      if (raw == List.class) {
        return "list of " + shape(last, path + "[]");
      }
      return raw == Map.class
          ? "names, each with " + shape(last, path + ".NAME")
          : shape(last, path);
    }
    if (raw.isRecord()) {
      sections.put(path, raw);
      return "[`" + path + "`](#" + anchor(path) + ")";
    }
    return Scalars.shape(raw);
  }

  private static String fallback(RecordComponent component) {
    if (component.getType() == Optional.class) {
      return "left out";
    }
    Default fallback = component.getAnnotation(Default.class);
    return fallback == null ? "required" : "`" + fallback.value() + "`";
  }

  private static String anchor(String path) {
    return path.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
  }
}
