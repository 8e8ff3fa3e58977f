package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Command;
import dev.hotswap.core.release.Deletion;
import dev.hotswap.core.release.Phase;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Serving;
import dev.hotswap.core.testing.Story.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Plays a story to its end and tells which laws it broke. */
public final class StoryPlayer {
  /**
   * A broken law.
   *
   * @param law a {@link Law} or a {@link StoryLaw}
   */
  public record Violation(Enum<?> law, int second, String detail) {}

  private static final int PATIENCE = 1_200;
  private static final int NOTICED_AFTER = 10;
  private static final int AFTERWARDS = 8;

  private final Story story;
  private final Play play;
  private final List<Violation> violations = new ArrayList<>();
  private int second;

  private StoryPlayer(Story story, Consumer<Moment> witness) {
    this.story = story;
    play =
        new Play(
            "1.0", story.first(), story.plan(), story.replicas(), witness.andThen(this::judge));
    play.faults().gauge(story.gauge());
  }

  /**
   * Plays it.
   *
   * @param witness is told of every decision
   * @return the laws that were broken, in order; none when all is well
   */
  public static List<Violation> play(Story story, Consumer<Moment> witness) {
    StoryPlayer player = new StoryPlayer(story, witness);
    player.play();
    return player.violations;
  }

  private void play() {
    int next = 0;
    for (; second <= story.end(); second++) {
      while (next < story.happenings().size() && story.happenings().get(next).second() <= second) {
        Timed timed = story.happenings().get(next++);
        play.happens(timed.happening());
      }
      tick();
    }
    settle();
  }

  private void settle() {
    play.faults().heal();
    play.happens(new Happening.Pause(false));
    for (int i = 0; i < NOTICED_AFTER; i++) {
      tick();
    }
    int deadline = second + PATIENCE;
    while (!settled() && second++ < deadline) {
      if (second % 30 == 0 && play.state().phase() == Phase.WAITING) {
        play.happens(new Happening.Ask(Command.Verb.PROMOTE));
      } else if (second % 60 == 0 && standsIn()) {
        play.happens(new Happening.Ask(Command.Verb.PROMOTE_FULL));
      }
      tick();
    }
    if (!settled()) {
      broken(
          play.spec().intent().deleting() ? StoryLaw.A_DELETION_ENDS : StoryLaw.IT_SETTLES,
          play.state().toString());
      return;
    }
    leaveAlone();
    agree();
  }

  /** A stable that never comes back keeps a step open until a person says otherwise. */
  private boolean standsIn() {
    return play.state()
        .stable()
        .filter(stable -> play.cluster().slot(stable.slot()).ready() == 0)
        .isPresent();
  }

  private boolean settled() {
    ReleaseState state = play.state();
    if (play.spec().intent().deleting()) {
      return state.deletion().filter(Deletion::done).isPresent();
    }
    boolean still =
        switch (state.phase()) {
          case STABLE, ROLLED_BACK, FAILED -> true;
          default -> false;
        };
    return still && state.attempt().isEmpty() && state.retained().isEmpty();
  }

  private void leaveAlone() {
    for (int i = 0; i < AFTERWARDS; i++) {
      tick();
    }
    int writes = play.status().writes();
    play.jump(Duration.ofHours(1));
    for (int i = 0; i < AFTERWARDS; i++) {
      tick();
    }
    if (play.status().writes() != writes && !unstable()) {
      broken(StoryLaw.A_SETTLED_RELEASE_IS_LEFT_ALONE, play.state().toString());
    }
  }

  private void agree() {
    ReleaseState state = play.state();
    if (play.spec().intent().deleting() || unstable()) {
      return;
    }
    Optional<Slot> stable = state.stable().map(Serving::slot);
    boolean route = play.cluster().gateway().written().equals(state.split());
    boolean split = state.split().equals(stable.map(Split::all));
    boolean pods =
        stable
            .map(slot -> play.cluster().slot(slot).ready() == play.spec().intent().replicas())
            .orElse(true);
    boolean rest =
        Set.of(Slot.values()).stream()
            .filter(slot -> !stable.equals(Optional.of(slot)))
            .allMatch(slot -> play.cluster().slot(slot).empty());
    boolean members = play.cluster().publicMembers().equals(stable.map(Set::of).orElse(Set.of()));
    if (!(route && split && pods && rest && members)) {
      broken(
          StoryLaw.CLUSTER_AND_STATUS_AGREE,
          "route %s split %s pods %s rest %s members %s: %s"
              .formatted(route, split, pods, rest, members, state));
    }
  }

  /** True where stable itself comes and goes: then nothing can be still. */
  private boolean unstable() {
    return play.state()
        .stable()
        .map(stable -> play.cluster().conduct(stable.target()))
        .filter(conduct -> conduct == Conduct.CRASHES_UNDER_TRAFFIC || !conduct.becomesReady())
        .isPresent();
  }

  private void tick() {
    play.second();
    if (play.cluster().running().size() > 2) {
      broken(StoryLaw.AT_MOST_TWO_VERSIONS_RUN, play.cluster().running().toString());
    }
  }

  private void judge(Moment moment) {
    for (Law law : Law.values()) {
      law.broken(moment).ifPresent(detail -> broken(law, detail));
    }
  }

  private void broken(Enum<?> law, String detail) {
    violations.add(new Violation(law, second, detail));
  }
}
