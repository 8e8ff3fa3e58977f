package dev.hotswap.operator.simulation;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.simulation.History.Timed;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Plays a history to its end, and says what was wrong. */
final class Player {
  private static final Set<Phase> RESTING =
      EnumSet.of(Phase.STABLE, Phase.ROLLED_BACK, Phase.FAILED);

  /** Longest that anything may take once nothing happens any more: node loss, back-offs, image. */
  private static final int PATIENCE = 420;

  /** Without a write of anybody for so long, it is over. */
  private static final int QUIET = 24;

  private static final int LEAP = 4;
  private static final int LOOK_AGAIN = 3;

  private Player() {}

  /**
   * What came of a history.
   *
   * @param broken what was wrong, a line each
   * @param reached phases, acts and turns of events that occurred
   */
  record Outcome(List<String> broken, Set<String> reached) {}

  static Outcome play(History history) {
    try (var play = new Play(history.replicas())) {
      tell(history, play);
      List<String> broken = new ArrayList<>(ends(play));
      broken.addAll(0, play.broken());
      return new Outcome(broken, play.reached());
    } catch (RuntimeException e) {
      return new Outcome(List.of("it could not be played: " + e), Set.of());
    }
  }

  /** Lets everything of a history happen. */
  static void tell(History history, Play play) {
    play.push("1.0", history.first());
    for (Timed timed : history.acts()) {
      while (play.now() < timed.second()) {
        play.pass();
      }
      if (Acts.perform(timed.act(), play)) {
        play.reach(timed.act().getClass().getSimpleName());
      }
    }
  }

  /** Lets everything come to rest, and looks at what is left. */
  private static List<String> ends(Play play) {
    if (!comesToRest(play, QUIET)) {
      return List.of("IT_SETTLES: after %d s it is still %s".formatted(play.now(), where(play)));
    }
    List<String> broken = new ArrayList<>();
    for (EndLaw law : EndLaw.values()) {
      law.broken(play).ifPresent(how -> broken.add(law + ": " + how));
    }
    StatusWrites.broken(play).ifPresent(broken::add);
    SecondLook.broken(play, LOOK_AGAIN).ifPresent(broken::add);
    return broken;
  }

  /** Lets time go by until nothing happens any more; false if that never comes. */
  static boolean comesToRest(Play play, int quiet) {
    int quietSince = play.now();
    long version = -1;
    for (int end = play.now() + PATIENCE; play.now() < end; ) {
      if (play.pending() || !decided(play)) {
        play.pass();
      } else {
        play.leap(LEAP);
      }
      long news = play.ledger().newest();
      if (news != version || play.pending()) {
        version = news;
        quietSince = play.now();
      }
      if (play.now() - quietSince >= quiet && resting(play)) {
        return true;
      }
    }
    return false;
  }

  private static boolean decided(Play play) {
    return play.git().deleted()
        ? play.status().isEmpty()
        : play.status().filter(Player::resting).isPresent();
  }

  private static boolean resting(Play play) {
    Shadow shadow = play.ledger().shadow();
    boolean leaving = shadow.of(Shadow.PODS).anyMatch(ApiObject::deleting);
    boolean whole = shadow.of(Shadow.NODES).allMatch(Shadow::ready);
    return decided(play) && whole && !leaving;
  }

  private static boolean resting(GoReleaseStatus status) {
    return status.attempt() == null
        && status.phase() != null
        && RESTING.contains(status.phase())
        && status.retained() == null;
  }

  private static String where(Play play) {
    return play.status().map(s -> s.phase() + ": " + s.message()).orElse("there");
  }
}
