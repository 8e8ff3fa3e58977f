package dev.hotswap.operator.kube;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Comparator;
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
  private ManagedFields() {}

  /**
   * Who, other than Hotswap, owns something at or below a field, oldest first.
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

  private static boolean owns(ManagedFieldsEntry entry, String... path) {
    @Nullable Object at =
        Optional.ofNullable(entry.getFieldsV1())
            .map(FieldsV1::getAdditionalProperties)
            .orElse(Map.of());
    for (String name : path) {
      at = at instanceof Map<?, ?> fields ? fields.get("f:" + name) : null;
    }
    return at != null;
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "unknown");
  }
}
