package dev.hotswap.operator.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code settings} in the schema of the chart's values. */
class SettingsSchemaTest {
  private static final Path FILE = Path.of("..", "helm", "hotswap", "values.schema.json");
  private static final Separators COLON =
      Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);

  @Test
  void the_chart_takes_the_settings_that_there_are() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode schema = (ObjectNode) json.readTree(FILE.toFile());
    ((ObjectNode) schema.path("properties")).set("settings", SettingsSchema.whole());
    String expected =
        json.writer(new DefaultPrettyPrinter(COLON)).writeValueAsString(schema) + "\n";
    if (Boolean.getBoolean("update")) {
      Files.writeString(FILE, expected);
    }
    assertThat(json.readTree(FILE.toFile()))
        .as("%s is stale: run this test with -Dupdate=true", FILE)
        .isEqualTo(schema);
  }
}
