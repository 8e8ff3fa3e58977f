package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.operator.report.EventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {
  private static final String SHOP = "grants: [{namespaces: [shop], hosts: [a.example.com]}]\n";
  private static final String BANK = "grants: [{namespaces: [bank], hosts: [a.example.com]}]\n";

  @TempDir private Path directory;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private int told;

  @Test
  void grants_are_in_force_as_soon_as_the_file_has_them() throws IOException {
    try (LiveSettings live = live(SHOP)) {
      live.look();
      assertThat(told).isZero();

      write(BANK);
      live.look();

      assertThat(live.now().grants().getFirst().namespaces()).containsExactly("bank");
      assertThat(live.trouble()).isEmpty();
      assertThat(told).isEqualTo(1);
      assertThat(changes("reloaded")).isEqualTo(1);
    }
  }

  @Test
  void a_file_that_cannot_be_used_changes_nothing_and_is_named_once_until_it_is_mended()
      throws IOException {
    try (LiveSettings live = live(SHOP)) {
      write("grants: [{hosts: [a.example.com]}]");
      live.look();
      live.look();

      assertThat(live.now().grants().getFirst().namespaces()).containsExactly("shop");
      assertThat(live.trouble().orElseThrow())
          .contains("grants[0]: namespaces and namespaceLabels are both empty");
      assertThat(refused()).isEqualTo(1);
      assertThat(changes("refused")).isEqualTo(1);
      assertThat(told).isZero();

      write(SHOP);
      live.look();
      assertThat(live.trouble()).isEmpty();
      assertThat(refused()).isZero();
    }
  }

  @Test
  void a_file_that_is_gone_changes_nothing() throws IOException {
    try (LiveSettings live = live(SHOP)) {
      Files.delete(file());
      live.look();

      assertThat(live.now().grants()).hasSize(1);
      assertThat(live.trouble().orElseThrow()).contains("cannot be read");
    }
  }

  @Test
  void what_is_fixed_at_the_start_stays_and_is_told() throws IOException {
    try (LiveSettings live = live(SHOP)) {
      write(BANK + "reconcile: {threads: 3}\n");
      live.look();

      assertThat(live.now().grants().getFirst().namespaces()).containsExactly("bank");
      assertThat(live.now().reconcile().threads()).isEqualTo(16);
      assertThat(live.trouble().orElseThrow()).contains("needs a restart");
    }
  }

  private LiveSettings live(String yaml) throws IOException {
    write(yaml);
    return new LiveSettings(
        SettingsFile.read(file()), Optional.of(file()), new EventLog(), registry, () -> told++);
  }

  private double refused() {
    return registry.get("hotswap.settings.refused").gauge().value();
  }

  private double changes(String outcome) {
    return registry.get("hotswap.settings.changes").tag("outcome", outcome).counter().count();
  }

  private Path file() {
    return directory.resolve("settings.yaml");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file(), yaml);
  }
}
