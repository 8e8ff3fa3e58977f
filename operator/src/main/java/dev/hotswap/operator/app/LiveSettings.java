package dev.hotswap.operator.app;

import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.app.settings.SettingsException;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.loop.Loop;
import dev.hotswap.operator.report.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings in force: those of the start, with the grants of the file as it is now. A file that
 * cannot be used any more changes nothing, and is named until it is mended. It is read again and
 * again, because a mounted ConfigMap changes by a link that moves.
 */
final class LiveSettings implements AutoCloseable {
  private final Settings started;
  private final Optional<Path> file;
  private final EventLog log;
  private final Runnable changed;
  private volatile Optional<Loop> loop = Optional.empty();
  private volatile Settings inForce;
  private volatile Optional<String> trouble = Optional.empty();
  private Optional<Settings> seen;
  private final MeterRegistry registry;

  /**
   * Settings that are not looked at again yet.
   *
   * @param started as they were read at the start
   * @param file where they are; empty where every default holds for good
   * @param changed told when something of them changed
   */
  LiveSettings(
      Settings started,
      Optional<Path> file,
      EventLog log,
      MeterRegistry registry,
      Runnable changed) {
    this.started = started;
    this.inForce = started;
    this.seen = Optional.of(started);
    this.file = file;
    this.log = log;
    this.changed = changed;
    this.registry = registry;
    registry.gauge("hotswap.settings.refused", this, live -> live.trouble.isPresent() ? 1 : 0);
  }

  /** Looks at the file so often, from now on. */
  void watch(Duration every, Heartbeats heartbeats) {
    loop = file.map(path -> Loop.start("settings", every, heartbeats, this::look));
  }

  /** What is in force. */
  Settings now() {
    return inForce;
  }

  /** What is wrong with the file as it is, or why a part of it is not in force. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Looks at the file once. */
  synchronized void look() {
    file.ifPresent(this::look);
  }

  private void look(Path path) {
    try {
      Settings read = SettingsFile.read(path);
      if (!seen.equals(Optional.of(read))) {
        take(read);
        seen = Optional.of(read);
      }
    } catch (SettingsException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private void take(Settings read) {
    inForce = started.with(read.grants());
    trouble =
        read.with(started.grants()).equals(started)
            ? Optional.empty()
            : Optional.of("something besides grants was changed: it needs a restart");
    changed.run();
    count("reloaded");
    log.write(
        EventName.SETTINGS_RELOADED,
        trouble.isPresent(),
        "the grants of the settings are in force as they are now"
            + trouble.map(why -> "; " + why).orElse(""));
  }

  private void refuse(String why) {
    if (!trouble.equals(Optional.of(why))) {
      seen = Optional.empty();
      trouble = Optional.of(why);
      count("refused");
      log.write(EventName.SETTINGS_REFUSED, true, why + "; the last ones that could stay in force");
    }
  }

  private void count(String outcome) {
    registry.counter("hotswap.settings.changes", "outcome", outcome).increment();
  }

  @Override
  public void close() {
    loop.ifPresent(Loop::close);
  }
}
