package dev.hotswap.operator.report;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.kube.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of JSON for each thing that happened, on a logger of its own ({@value #LOGGER}). Every
 * line has the same fields; one that does not apply is empty.
 */
public final class EventLog {
  /** The logger's name, for the logging configuration. */
  public static final String LOGGER = "hotswap.events";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final String OPERATOR = "hotswap-operator";

  /** Writes what a release announced. */
  public void write(Subject subject, Announcement announcement) {
    line(announcement.warning(), announcement.event())
        .addKeyValue("service", subject.service())
        .addKeyValue(
            "target_env",
            subject.backend().map(new Names(subject.release().name())::service).orElse(""))
        .addKeyValue("version", subject.target().map(t -> t.version()).orElse(""))
        .addKeyValue("slot", subject.backend().map(BackendId::text).orElse(""))
        .addKeyValue("revision", subject.target().map(t -> t.revision().hash()).orElse(""))
        .addKeyValue("traceId", subject.traceId())
        .addKeyValue("namespace", subject.release().namespace())
        .addKeyValue("release", subject.release().name())
        .log(announcement.message());
  }

  /** Writes what happened to the operator itself. */
  public void write(EventName event, boolean warning, String message) {
    line(warning, event)
        .addKeyValue("service", OPERATOR)
        .addKeyValue("target_env", "")
        .addKeyValue("version", "")
        .addKeyValue("slot", "")
        .addKeyValue("revision", "")
        .addKeyValue("traceId", "")
        .addKeyValue("namespace", "")
        .addKeyValue("release", "")
        .log(message);
  }

  private static LoggingEventBuilder line(boolean warning, EventName event) {
    return LOG.atLevel(warning ? Level.WARN : Level.INFO).addKeyValue("event", event.wire());
  }
}
