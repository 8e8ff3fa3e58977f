package dev.hotswap.core.report;

import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.World;
import java.util.List;
import java.util.Optional;

/**
 * What status tells people. It changes only when something happened: no counters, no times that
 * run.
 *
 * @param phase the word
 * @param message one sentence
 * @param conditions each type at most once, in the order of {@link ConditionType}
 */
public record Report(Phase phase, String message, List<Condition> conditions) {
  public Report {
    conditions = List.copyOf(conditions);
  }

  /** What to tell about this state. Pure: the same arguments give the same report. */
  public static Report of(Intent intent, ReleaseState state, World world) {
    Subject subject = new Subject(intent, state, world);
    String message = Message.of(subject);
    return new Report(state.phase(), message, Conditions.of(subject, message));
  }

  /** The condition of this type, where there is one. */
  public Optional<Condition> condition(ConditionType type) {
    return conditions.stream().filter(condition -> condition.type() == type).findFirst();
  }
}
