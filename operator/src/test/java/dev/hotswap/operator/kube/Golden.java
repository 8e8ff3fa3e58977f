package dev.hotswap.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Cases as folders of {@code in-*.yaml} and {@code out-*.yaml}: a reviewer reads a feature as YAML.
 * {@code -Dupdate=true} writes the {@code out} files instead of comparing with them.
 *
 * @param folder of one case
 */
public record Golden(Path folder) {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** All cases below a folder of the test resources, in order of their names. */
  public static Stream<Golden> cases(String resources) {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources", resources))) {
      return folders.filter(Files::isDirectory).sorted().map(Golden::new).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An input, read as this type. */
  public <T> T in(String name, Class<T> type) {
    return YAML.unmarshal(read("in-" + name + ".yaml"), type);
  }

  /** Whether the case has this input. */
  public boolean has(String name) {
    return Files.exists(folder.resolve("in-" + name + ".yaml"));
  }

  /** The output is these objects, one YAML document each. */
  public void out(String name, List<?> objects) {
    String actual = objects.stream().map(Golden::yaml).collect(Collectors.joining());
    Path file = folder.resolve("out-" + name + ".yaml");
    if (Boolean.getBoolean("update")) {
      write(file, actual);
    }
    assertThat(actual)
        .as("%s; if the change is wanted, run the test with -Dupdate=true", file)
        .isEqualTo(read(file.getFileName().toString()));
  }

  /** An object as YAML, fields in the order of their names: label maps have none of their own. */
  public static String yaml(Object object) {
    return YAML.asYaml(sorted(Json.tree(object)));
  }

  private static Object sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields;
    }
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(Golden::sorted).toList()
        : node;
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }
}
