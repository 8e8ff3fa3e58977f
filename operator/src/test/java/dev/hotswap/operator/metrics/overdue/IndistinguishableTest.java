package dev.hotswap.operator.metrics.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.overdue.Population.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What no rule can tell from an Envoy's counters that are read each second: a guilty and an
 * innocent backend that show the same numbers at every look (docs/analysis.md).
 */
class IndistinguishableTest {
  private static final int FROM = -60;
  private static final int TO = 60;
  private static final double QUICK = 0.01;

  /**
   * Callers that leave up to a look's distance apart. All waits above the limit are guilty, those
   * below are not.
   */
  @ParameterizedTest
  @CsvSource({
    "0.25, 0.20, 0.30",
    "0.25, 0.05, 0.95",
    "0.5, 0.45, 0.55",
    "1, 0.9, 1.1",
    "1, 0.6, 1.4",
    "2.5, 2.4, 2.6",
    "2.5, 2.1, 3.0"
  })
  void whetherCallersLeaveJustBeforeOrJustAfterTheLimit(double limit, double early, double late) {
    Population guilty = each(0.02, late);
    Population innocent = each(0.02 + late - early, early);

    showTheSame(guilty, innocent);
    assertThat(guilty.late(0, TO, limit)).isGreaterThan(TO - 5);
    assertThat(innocent.late(0, TO, limit)).isZero();
  }

  /**
   * So many of ten requests in each second hang for so many whole seconds. Or nobody waits: as many
   * quick ones are open for a moment whenever it is looked.
   */
  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "2, 2", "2, 4", "3, 2"})
  void whetherFewHangForLongOrManyAreOpenForAMoment(int hanging, int seconds) {
    int answered = 10 - hanging;
    List<Request> guilty = new ArrayList<>();
    List<Request> innocent = new ArrayList<>();
    for (int second = FROM; second < TO; second++) {
      for (int i = 0; i < hanging; i++) {
        guilty.add(new Request(second + 0.5, seconds, false));
        innocent.add(new Request(second + 0.5, QUICK, false));
      }
      for (int i = 0; i < answered; i++) {
        boolean open = i < hanging * seconds;
        guilty.add(new Request(second + 0.4, QUICK, true));
        innocent.add(new Request(second + (open ? 1 - QUICK / 2 : 0.4), QUICK, true));
      }
    }

    showTheSame(new Population(guilty, 5), new Population(innocent, 5));
    assertThat(new Population(guilty, 5).late(0, TO, 1)).isGreaterThan(hanging * (TO - 5L));
    assertThat(new Population(innocent, 5).late(0, TO, 1)).isZero();
  }

  private static Population each(double offset, double waits) {
    List<Request> requests = new ArrayList<>();
    for (int second = FROM; second < TO; second++) {
      requests.add(new Request(second + offset, waits, false));
      requests.add(new Request(second + 0.5, QUICK, true));
    }
    return new Population(requests, 5);
  }

  private static void showTheSame(Population one, Population other) {
    for (int look = 1; look < TO; look++) {
      assertThat(one.at(look).since(one.at(0)))
          .as("at second %d", look)
          .isEqualTo(other.at(look).since(other.at(0)));
    }
  }
}
