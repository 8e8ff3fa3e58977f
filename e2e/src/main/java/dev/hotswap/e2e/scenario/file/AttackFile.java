package dev.hotswap.e2e.scenario.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads attacks from files. */
public final class AttackFile {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private AttackFile() {}

  /** Every attack of a folder, in the order of their names. */
  public static List<Attack> all(Path folder) throws IOException {
    List<Attack> attacks = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".yaml", "");
        attacks.add(Attack.read(name, new Fields(name, YAML.readTree(Files.readString(file)))));
      }
    }
    return attacks;
  }
}
