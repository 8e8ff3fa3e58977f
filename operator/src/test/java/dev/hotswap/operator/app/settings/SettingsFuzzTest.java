package dev.hotswap.operator.app.settings;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever a settings file says, it is read or its mistakes are named. */
class SettingsFuzzTest {
  @FuzzTest
  void settingsAreReadOrTheirMistakesNamed(byte[] file) {
    try {
      SettingsFile.parse(new String(file, StandardCharsets.UTF_8), "settings.yaml");
    } catch (SettingsException mistakes) {
      // as it should be
    }
  }
}
