package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private final Coverage coverage;
  private final List<Violation> violations = new ArrayList<>();
  private int second;
  private boolean forgot;

  private StoryPlayer(Story story, Coverage coverage) {
    this.story = story;
    this.coverage = coverage;
    play =
        new Play(story.layout(), "1.0", story.first(), story.plan(), story.replicas(), this::judge);
    play.faults().gauge(story.gauge());
    if (story.streams()) {
      play.cluster().endlessStreams();
    }
  }

  /**
   * Plays it.
   *
   * @param coverage is told of every decision and every happening
   * @return the laws that were broken, in order; none when all is well
   */
  public static List<Violation> play(Story story, Coverage coverage) {
    StoryPlayer player = new StoryPlayer(story, coverage);
    player.play();
    return player.violations;
  }

  private void play() {
    Agenda agenda = new Agenda(story);
    for (; second <= story.end(); second++) {
      for (Happening happening : agenda.due(second, play.state())) {
        coverage.struck(happening, play.state());
        play.happens(happening);
        forgot |= happening instanceof Happening.StatusLost;
      }
      tick();
    }
    settle();
  }

  private void settle() {
    play.faults().heal();
    play.happens(new Happening.Pause(false));
    play.stableGetsWell();
    play.firstRoutesGetRight();
    for (int i = 0; i < NOTICED_AFTER; i++) {
      tick();
    }
    int tired = second + PATIENCE / 2;
    int deadline = second + PATIENCE;
    while (!settled() && second++ < deadline) {
      if (second % 30 == 0 && play.state().phase() == Phase.WAITING) {
        play.happens(new Happening.Ask(second < tired ? Command.Verb.PROMOTE : Command.Verb.ABORT));
      }
      play.stableGetsWell();
      tick();
    }
    for (long more = story.clockBack().toSeconds(); onlyWarm() && more > 0; more--) {
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

  /** A clock that went back keeps the version before warm for longer. */
  private boolean onlyWarm() {
    return still() && play.state().retained().isPresent();
  }

  private boolean settled() {
    ReleaseState state = play.state();
    if (play.spec().intent().deleting()) {
      return state.deletion().filter(Deletion::done).isPresent();
    }
    return still() && state.retained().isEmpty();
  }

  private boolean still() {
    boolean over =
        switch (play.state().phase()) {
          case STABLE, ROLLED_BACK, FAILED -> true;
          case ADOPTING,
              PREFLIGHT,
              STAGING,
              CLEARING,
              STARTING,
              SHIFTING,
              WAITING,
              PROMOTING,
              DRAINING,
              ROLLING_BACK ->
              false;
        };
    return over && play.state().attempt().isEmpty();
  }

  private void leaveAlone() {
    play.stableGetsWell();
    for (int i = 0; i < AFTERWARDS; i++) {
      tick();
    }
    int writes = play.status().writes();
    play.jump(Duration.ofHours(1));
    for (int i = 0; i < AFTERWARDS; i++) {
      tick();
    }
    if (play.status().writes() != writes) {
      broken(StoryLaw.A_SETTLED_RELEASE_IS_LEFT_ALONE, play.state().toString());
    }
  }

  private void agree() {
    ReleaseState state = play.state();
    if (play.spec().intent().deleting()) {
      return;
    }
    Optional<BackendId> stable = state.stable().map(Serving::backend);
    Optional<Slot> home = stable.flatMap(BackendId::slot);
    boolean route = play.cluster().gateway().written().equals(state.split());
    boolean split = state.split().equals(stable.map(Split::all));
    boolean pods =
        home.map(slot -> play.cluster().slot(slot).ready() == play.spec().intent().replicas())
            .orElse(true);
    boolean rest =
        Set.of(Slot.values()).stream()
            .filter(slot -> !home.equals(Optional.of(slot)))
            .allMatch(slot -> play.cluster().slot(slot).empty());
    boolean members =
        play.cluster().publicMembers().equals(stable.map(Set::<BackendId>of).orElse(Set.of()));
    boolean form = play.cluster().gateway().form().equals(state.routes()) && asWanted(state);
    if (!(route && form && split && pods && rest && members)) {
      broken(
          StoryLaw.CLUSTER_AND_STATUS_AGREE,
          "route %s form %s split %s pods %s rest %s members %s: %s"
              .formatted(route, form, split, pods, rest, members, state));
    }
  }

  /** The routes of the spec are in force where the version of the spec is, unless refused. */
  private boolean asWanted(ReleaseState state) {
    var intent = play.spec().intent();
    boolean stable =
        state
            .stable()
            .filter(s -> s.target().revision().equals(intent.target().revision()))
            .isPresent();
    return !stable
        || PlayedPorts.refuses(intent.routes())
        || state.routes().equals(Optional.of(intent.routes()));
  }

  private void tick() {
    boolean before = play.cluster().cutOff();
    boolean stranded = play.cluster().strandsCallers();
    play.second();
    if (!before && play.cluster().cutOff()) {
      broken(StoryLaw.NO_POD_GOES_BEFORE_ITS_REQUESTS, play.state().toString());
    }
    if (!stranded && play.cluster().strandsCallers() && !forgot) {
      broken(StoryLaw.NO_POD_GOES_BEFORE_CALLERS_OF_THE_PUBLIC_SERVICE, play.state().toString());
    }
    if (play.cluster().running().size() > 2) {
      broken(StoryLaw.AT_MOST_TWO_VERSIONS_RUN, play.cluster().running().toString());
    }
  }

  private void judge(Moment moment) {
    coverage.see(moment);
    for (Law law : Law.values()) {
      law.broken(moment).ifPresent(detail -> broken(law, detail));
    }
    if (!forgot) {
      RouteLaws.cutOff(moment)
          .ifPresent(detail -> broken(StoryLaw.EVERY_VERSION_IS_REACHED_BY_ITS_OWN_PORTS, detail));
    }
  }

  private void broken(Enum<?> law, String detail) {
    violations.add(new Violation(law, second, detail));
  }
}
