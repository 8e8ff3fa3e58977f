package dev.hotswap.operator.simulation;

import dev.hotswap.testkit.apiserver.access.PolicyRule;
import java.util.List;

/** The operators of a play: who leads, and what becomes of them. */
final class Crew {
  private static final int PATIENCE = 10;
  private static final int AFTER_WAKING = 3;
  private static final PolicyRule[] RIGHTS = ShippedRights.rules();

  private final Play play;
  private boolean disturbed;
  private boolean rivals;
  private boolean woken;

  Crew(Play play) {
    this.play = play;
  }

  void start() {
    var _ = play.simulated().startOperator(RIGHTS);
    disturbed = false;
  }

  /** Whether one operator leads and nothing happens to it. */
  boolean calm() {
    return !disturbed;
  }

  /** True while two operators act, or one may wake up that another one replaced. */
  boolean rivals() {
    return rivals;
  }

  /** True after a leader woke up in the middle of a write, until it is gone. */
  boolean woken() {
    return woken;
  }

  /** The newest operator. */
  String leader() {
    return operators().getLast();
  }

  private List<String> operators() {
    return play.simulated().operatorUsers();
  }

  /** Everybody goes at once; another one comes later. */
  void die(int away) {
    disturbed = true;
    play.simulated().killOperators();
    play.later(away, this::start);
  }

  void restart(int away) {
    disturbed = true;
    play.simulated().stopOperators();
    play.later(away, this::start);
  }

  /** The leader dies when it sends that write, or at last after a while. */
  void dieAtWrite(int write, int away) {
    dieAtWrite(write, away, PATIENCE);
  }

  /** The leader dies when it sends that write, or at last after so many seconds. */
  void dieAtWrite(int write, int away, int patience) {
    disturbed = true;
    play.simulated().killAtWrite(leader(), write);
    awaitDeath(patience, away);
  }

  private void awaitDeath(int patience, int away) {
    if (operators().isEmpty()) {
      play.reach("died in the middle of its writes");
      play.later(away, this::start);
    } else if (patience == 0) {
      die(away);
    } else {
      play.later(1, () -> awaitDeath(patience - 1, away));
    }
  }

  /** A second one acts beside the first for a while, then the first goes. */
  void rival(int seconds) {
    disturbed = true;
    rivals = true;
    String first = leader();
    var _ = play.simulated().startOperator(RIGHTS);
    play.later(seconds, () -> retire(first));
  }

  private void retire(String first) {
    play.simulated().kill(first);
    rivals = false;
    woken = false;
    disturbed = false;
  }

  /** The leader falls asleep in its next new route; nobody notices at first. */
  void sleepwalk(int seconds) {
    disturbed = true;
    play.simulated().sleepIn(leader(), "patch", "virtualservices");
    awaitSleep(PATIENCE, seconds);
  }

  private void awaitSleep(int patience, int seconds) {
    String sleeper = leader();
    if (play.simulated().asleep(sleeper)) {
      var _ = play.simulated().startOperator(RIGHTS);
      play.later(seconds, () -> wake(sleeper));
    } else if (patience == 0) {
      play.simulated().wake(sleeper);
      disturbed = false;
    } else {
      play.later(1, () -> awaitSleep(patience - 1, seconds));
    }
  }

  private void wake(String sleeper) {
    play.reach("a sleeping leader woke up");
    woken = true;
    play.simulated().wake(sleeper);
    play.later(AFTER_WAKING, () -> retire(sleeper));
  }
}
