package dev.hotswap.core.testing;

import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Story.Timed;
import dev.hotswap.core.testing.Story.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is still to happen in a story. */
final class Agenda {
  private final List<Timed> pending;
  private Optional<Class<?>> stage = Optional.empty();
  private int stageSince;

  Agenda(Story story) {
    pending = new ArrayList<>(story.happenings());
  }

  /** What happens in this second; told once. */
  List<Happening> due(int second, ReleaseState state) {
    Optional<Class<?>> now = state.attempt().map(Attempt::stage).map(Object::getClass);
    if (!now.equals(stage)) {
      stage = now;
      stageSince = second;
    }
    List<Timed> due = pending.stream().filter(timed -> isDue(timed.when(), second)).toList();
    pending.removeAll(due);
    return due.stream().map(Timed::happening).toList();
  }

  private boolean isDue(When when, int second) {
    return switch (when) {
      case When.At(int at) -> second >= at;
      case When.In(var in, int from, int after) ->
          second >= from && stage.filter(in::equals).isPresent() && second >= stageSince + after;
    };
  }
}
