package dev.hotswap.e2e.scenario.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads scenarios from files. A file with {@code cases} is one scenario for each of them. */
public final class ScenarioFile {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private ScenarioFile() {}

  /** Every scenario of a folder, in the order of their names. */
  public static List<Scenario> all(Path folder) throws IOException {
    List<Scenario> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        scenarios.addAll(read(file));
      }
    }
    return scenarios;
  }

  /** The scenarios of one file. */
  static List<Scenario> read(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".yaml", "");
    String text = Files.readString(file);
    JsonNode cases = YAML.readTree(text).path("cases");
    if (cases.isMissingNode()) {
      return List.of(scenario(name, YAML.readTree(text)));
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (JsonNode one : cases) {
      String value = one.asText();
      String caseName = name + "-" + value.toLowerCase(java.util.Locale.ROOT);
      scenarios.add(scenario(caseName, YAML.readTree(text.replace("$case", value))));
    }
    return scenarios;
  }

  private static Scenario scenario(String name, JsonNode root) {
    Fields fields =
        new Fields(name, root).only("title", "alone", "cases", "given", "script", "expect");
    return new Scenario(
        name,
        fields.required("title"),
        fields.flag("alone"),
        Given.read(fields.map("given")),
        ScriptReader.read(fields.list("script")),
        Expect.read(fields.map("expect")));
  }
}
