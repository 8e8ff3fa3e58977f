package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.simulation.History.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Makes random histories. The same seed makes the same history. */
final class Histories {
  /** The first version serves by then. */
  private static final int FIRST = 12;

  private static final int LENGTH = 40;
  private static final int MOST_FAULTS = 4;

  private final RandomGenerator random;
  private int versions = 1;

  private final List<Supplier<Act>> people =
      List.of(
          this::commit,
          () -> new Act.Commit("1.0", Conduct.GOOD),
          () -> new Act.Scale(1 + number(4)),
          () -> new Act.Pause(true),
          () -> new Act.EditPolicy(1 + number(5)),
          () -> new Act.LosePolicy(5 + number(10)),
          () -> new Act.Ask(any("promote", "promote-full", "abort", "retry")),
          Act.Delete::new);

  private final List<Supplier<Act>> faults =
      List.of(
          () -> new Act.EditRoute(number(101)),
          Act.DeleteRoute::new,
          () -> new Act.EditService(slot()),
          () -> new Act.ScaleDeployment(slot(), number(3)),
          () -> new Act.DeleteDeployment(slot()),
          () -> new Act.DieAtWrite(number(8), 1 + number(6)),
          () -> new Act.DieAtWrite(number(8), 1 + number(6)),
          () -> new Act.Die(1 + number(6)),
          () -> new Act.Restart(1 + number(6)),
          () -> new Act.Rival(2 + number(6)),
          () -> new Act.Sleepwalk(3 + number(6)),
          () -> new Act.Conflicts(1 + number(4)),
          () -> new Act.Refusals(1 + number(3), any(500, 503, 504, 429)),
          () -> new Act.AnswerLost(number(6)),
          Act.WatchesBreak::new,
          Act.HistoryForgotten::new,
          () -> new Act.StaleLists(1 + number(9)),
          () -> new Act.MetricsDown(2 + number(12)),
          () -> new Act.MetricsGarbage(2 + number(12)),
          () -> new Act.GatewayStuck(2 + number(12)),
          () -> new Act.ClockBack(1 + number(20)),
          () -> new Act.Evict(slot()),
          () -> new Act.Crash(slot()),
          () -> new Act.LoseNode(5 + number(60)));

  private Histories(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** The history of this seed: one or more new versions, people, and one to four faults. */
  static History random(long seed) {
    return new Histories(seed).history(seed);
  }

  private History history(long seed) {
    List<Timed> acts = new ArrayList<>();
    acts.add(new Timed(FIRST, commit()));
    if (chance(60)) {
      acts.add(new Timed(moment(), any(people)));
    }
    if (chance(25)) {
      acts.add(new Timed(FIRST + number(LENGTH), commit()));
    }
    for (int count = 1 + number(MOST_FAULTS); count > 0; count--) {
      acts.add(new Timed(moment(), any(faults)));
    }
    acts.sort(Comparator.comparingInt(Timed::second));
    Conduct first = chance(90) ? Conduct.GOOD : conduct();
    return new History(seed, first, 1 + number(2), acts);
  }

  /** Most often while the second version is tried, sometimes while the first one is. */
  private int moment() {
    int dice = number(100);
    return dice < 15 ? number(FIRST) : FIRST - 1 + number(dice < 60 ? LENGTH / 3 : LENGTH);
  }

  private Act commit() {
    versions++;
    return new Act.Commit(versions + ".0", chance(50) ? Conduct.GOOD : conduct());
  }

  private Conduct conduct() {
    return any(Conduct.values());
  }

  private Slot slot() {
    return any(Slot.values());
  }

  private int number(int bound) {
    return random.nextInt(bound);
  }

  private boolean chance(int percent) {
    return number(100) < percent;
  }

  private Act any(List<Supplier<Act>> makers) {
    return makers.get(number(makers.size())).get();
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[number(values.length)];
  }
}
