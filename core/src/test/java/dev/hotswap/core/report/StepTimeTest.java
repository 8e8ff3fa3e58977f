package dev.hotswap.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command.Verb;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sentence of a step says of time: when it is over, or how much of it counted. */
class StepTimeTest {
  private static final Plan MINUTE =
      Plans.of(List.of(Plans.step(10, 60)), new Sizing.Full(), OnBreach.ROLLBACK);
  private static final Pattern OVER = Pattern.compile("its time is over at (\\S+Z)");

  @Test
  void the_moment_that_is_named_is_the_moment_at_which_the_step_passes() {
    Scenario release = trying().pass(4);
    Instant named = over(release);

    for (int second = 0; second < 40; second++) {
      release.pass(1);
      assertThat(over(release)).isEqualTo(named);
    }

    release.until(Phase.PROMOTING);
    assertThat(Duration.between(named, last(release).now())).isBetween(second(0), second(2));
  }

  @Test
  void time_that_nobody_watched_moves_it() {
    Scenario release = trying().pass(10);
    Instant named = over(release);

    release.when(new Happening.MetricsDown(second(20))).pass(10);
    assertThat(message(release)).containsPattern("no usable readings.*; \\S+ s of 1 min counted");

    release.pass(20);
    assertThat(over(release)).isAfter(named.plusSeconds(15));
  }

  @Test
  void a_weight_that_too_few_pods_carry_stops_it_and_the_sentence_stays_the_same() {
    Scenario release = trying().pass(10).when(new Happening.NodeLost(Slot.B, second(30))).pass(5);
    String held = message(release);

    release.pass(5);

    assertThat(held).containsPattern("; \\S+ s of 1 min counted");
    assertThat(message(release)).isEqualTo(held);
  }

  @Test
  void a_step_that_a_person_ended_names_no_time() {
    Scenario release = trying().pass(10).when(new Happening.MetricsDown(second(60))).pass(3);

    release.when(new Happening.Ask(Verb.PROMOTE)).pass(3);

    assertThat(message(release)).doesNotContain("counted").doesNotContain("is over");
  }

  private static Scenario trying() {
    return Scenario.stable("1.0", MINUTE).commit("2.0", Conduct.HEALTHY).untilWeight(10);
  }

  private static Instant over(Scenario release) {
    Matcher over = OVER.matcher(message(release));
    assertThat(over.find()).as(message(release)).isTrue();
    return Instant.parse(over.group(1));
  }

  private static String message(Scenario release) {
    Moment moment = last(release);
    return Report.of(moment.intent(), moment.after(), moment.world()).message();
  }

  private static Moment last(Scenario release) {
    return release.moments().getLast();
  }

  private static Duration second(int count) {
    return Duration.ofSeconds(count);
  }
}
