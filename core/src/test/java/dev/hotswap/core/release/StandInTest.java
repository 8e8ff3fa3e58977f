package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Coverage;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Layout;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Story;
import dev.hotswap.core.testing.Story.Timed;
import dev.hotswap.core.testing.Story.When;
import dev.hotswap.core.testing.StoryPlayer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The version before stands in for a stable that lost its pods, while something else is tried that
 * never gets a pod.
 */
class StandInTest {
  private static final Plan AT_ONCE = Plans.of(List.of(), new Sizing.Full(), OnBreach.ROLLBACK);

  @ParameterizedTest
  @EnumSource(names = {"NO_IMAGE", "HEALTHY"})
  void whatNeverHadAPodIsNotWhatRequestsHaveToLeave(Conduct conduct) {
    for (int commit = 30; commit < 40; commit += 3) {
      for (int lost = commit; lost < commit + 8; lost++) {
        Story story = story(conduct, commit, lost);

        assertThat(StoryPlayer.play(story, new Coverage())).as(story.toString()).isEmpty();
      }
    }
  }

  private static Story story(Conduct conduct, int commit, int lost) {
    return new Story(
        0,
        Layout.TWO_SLOTS,
        Conduct.HEALTHY,
        AT_ONCE,
        3,
        true,
        false,
        List.of(
            new Timed(new When.At(12), new Happening.Commit("2.0", Conduct.UNPROVEN)),
            new Timed(new When.At(commit), new Happening.Commit("3.0", conduct)),
            new Timed(new When.At(lost), new Happening.CrashAll(Slot.B))));
  }
}
