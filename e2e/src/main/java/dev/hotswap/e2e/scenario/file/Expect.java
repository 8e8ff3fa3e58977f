package dev.hotswap.e2e.scenario.file;

import dev.hotswap.e2e.scenario.action.StatusMatch;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a scenario ends.
 *
 * @param look what status says at the end
 * @param deleted the release is gone instead
 * @param within how long after the script's last step
 * @param failed how many requests may fail that no bad version answered
 * @param why what physics forbids, where requests may fail
 * @param status the only status that failures may have: 404 once a release is deleted
 */
public record Expect(
    StatusMatch look,
    boolean deleted,
    Duration within,
    int failed,
    String why,
    OptionalInt status) {
  static Expect read(Fields given) {
    given.only(
        "phase",
        "stable",
        "candidate",
        "weight",
        "message",
        "deleted",
        "within",
        "failed",
        "why",
        "status");
    if (given.number("failed", 0) > 0 && !given.has("why")) {
      throw new IllegalArgumentException(
          given.where() + " lets requests fail: its field why has to say what forbids zero");
    }
    return new Expect(
        ScriptReader.look(given),
        given.flag("deleted"),
        given.time("within", Duration.ofSeconds(90)),
        given.number("failed", 0),
        given.text("why", ""),
        given.number("status"));
  }
}
