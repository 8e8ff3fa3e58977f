package dev.hotswap.operator.kube;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.FieldsV1Builder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads who owns which field (Kubernetes "Server-Side Apply": {@code metadata.managedFields},
 * {@code f:name} keys).
 */
public final class ManagedFields {
  /** All that {@code kubectl rollout restart} owns of a template: it changes no program. */
  private static final List<String> RESTART =
      List.of("f:metadata", "f:annotations", "f:kubectl.kubernetes.io/restartedAt");

  private ManagedFields() {}

  /**
   * Who, other than Hotswap, owns something at or below a field, oldest first; whoever only
   * restarted the pods of a template is not among them.
   *
   * @param path field names from the root, such as {@code spec}, {@code template}
   */
  public static List<Editor> editors(HasMetadata live, String... path) {
    return live.getMetadata().getManagedFields().stream()
        .filter(entry -> !Apply.FIELD_MANAGER.equals(entry.getManager()))
        .filter(entry -> !"status".equals(entry.getSubresource()))
        .filter(entry -> owns(entry, path))
        .map(entry -> new Editor(text(entry.getManager()), text(entry.getTime())))
        .sorted(Comparator.comparing(Editor::at))
        .toList();
  }

  /**
   * What is enough to know the {@link #editors} of {@code spec}'s own fields: the full record is
   * often larger than the object.
   */
  public static List<ManagedFieldsEntry> ofSpec(HasMetadata live) {
    return live.getMetadata().getManagedFields().stream()
        .filter(entry -> !Apply.FIELD_MANAGER.equals(entry.getManager()))
        .filter(entry -> !"status".equals(entry.getSubresource()))
        .filter(entry -> owns(entry, "spec"))
        .map(
            entry ->
                new ManagedFieldsEntryBuilder(entry)
                    .withFieldsV1(
                        new FieldsV1Builder()
                            .withAdditionalProperties(Map.of("f:spec", fieldsOfSpec(entry)))
                            .build())
                    .build())
        .toList();
  }

  private static Map<String, Object> fieldsOfSpec(ManagedFieldsEntry entry) {
    Map<String, Object> names = new HashMap<>();
    if (entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> fields) {
      fields.forEach(
          (name, owned) -> {
            if (!isRestart(owned)) {
              names.put(String.valueOf(name), Map.of());
            }
          });
    }
    return names;
  }

  private static boolean owns(ManagedFieldsEntry entry, String... path) {
    @Nullable Object at =
        Optional.ofNullable(entry.getFieldsV1())
            .map(FieldsV1::getAdditionalProperties)
            .orElse(Map.of());
    for (String name : path) {
      at = at instanceof Map<?, ?> fields ? fields.get("f:" + name) : null;
    }
    return at != null && !isRestart(at);
  }

  private static boolean isRestart(@Nullable Object owned) {
    @Nullable Object at = owned;
    for (String name : RESTART) {
      at = at instanceof Map<?, ?> fields && isOnly(fields, name) ? fields.get(name) : null;
    }
    return at != null;
  }

  /** The name {@code .} says only who made the map. */
  private static boolean isOnly(Map<?, ?> fields, String name) {
    return fields.keySet().stream().allMatch(key -> key.equals(name) || key.equals("."))
        && fields.containsKey(name);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "unknown");
  }
}
