package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Plans that name a source which the settings do not. */
class UnknownSourceTest {
  @AutoClose private final PaymentSchedule payment = new PaymentSchedule();
  private final ManualClock clock = payment.clock;
  private final List<ReleaseKey> changed = payment.changed;

  @Test
  void aSourceThatNobodyConfiguredIsAProblemAndAnUnknown() throws Exception {
    PaymentTargets aims = PaymentTargets.starting(PaymentSchedule.START, Metrics.errors());
    try (WatchSchedule empty = new WatchSchedule(Map.of(), clock, changed::add)) {
      empty.aim(aims.aim());
      PaymentSchedule.finish(empty.tickAll());

      assertThat(empty.check(aims.plan()))
          .extracting(Problem::message)
          .containsExactly(
              "the operator's settings name no metric source 'gateway'; they name none");
      assertThat(empty.look(PaymentTargets.PAYMENT).readings())
          .isInstanceOfSatisfying(
              Seen.Unknown.class, unknown -> assertThat(unknown.why()).contains("gateway"));
    }
  }

  @Test
  void aPlanWithoutMetricsNeedsNoSource() {
    try (WatchSchedule empty = new WatchSchedule(Map.of(), clock, changed::add)) {
      assertThat(empty.check(PaymentTargets.starting(PaymentSchedule.START).plan())).isEmpty();
    }
  }
}
