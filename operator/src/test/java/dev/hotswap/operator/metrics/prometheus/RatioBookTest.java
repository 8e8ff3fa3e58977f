package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.testing.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioBookTest {
  private final RatioBook book = new RatioBook(Metrics.payment());

  @Test
  void theFirstLookIsTheBaseline() {
    assertThat(book.enter(rows(row("payment-a", "p0", 5)), rows(row("payment-a", "p0", 100))))
        .isEqualTo(Counted.NONE);
  }

  @Test
  void aPodThatRestartsIsToldApartByItsLabel() {
    book.enter(rows(), rows(row("payment-b", "p0", 100), row("payment-b", "p1", 100)));

    assertThat(
            book.enter(
                rows(row("payment-b", "p1", 2)),
                rows(row("payment-b", "p0", 110), row("payment-b", "p1", 7))))
        .isEqualTo(new Counted(new Tally(17, 2), Tally.NONE));
  }

  @Test
  void noTotalAtAllIsNoData() {
    assertThat(book.enter(rows(), rows())).isInstanceOf(Observation.Absent.class);
  }

  @Test
  void aSeriesThatNamesNoServiceIsRefused() {
    assertThat(why(List.of(new Row(Map.of("pod", "p0"), point(1)))))
        .contains("neither label service nor destination_service_name");
  }

  @Test
  void aSeriesOfAnotherServiceIsRefusedByName() {
    assertThat(why(rows(row("cart-a", "p0", 1))))
        .contains("neither payment-a nor payment-b", "{{services}}");
  }

  @Test
  void aRateIsNoCounter() {
    assertThat(why(rows(row("payment-a", "p0", 1.25)))).contains("rate()");
  }

  @Test
  void badEventsSeenBeforeTheirTotalDoNotExceedIt() {
    book.enter(rows(row("payment-b", "p0", 0)), rows(row("payment-b", "p0", 10)));

    assertThat(book.enter(rows(row("payment-b", "p0", 3)), rows(row("payment-b", "p0", 12))))
        .isEqualTo(new Counted(new Tally(2, 2), Tally.NONE));
  }

  private String why(List<Row> total) {
    return ((Observation.Absent) book.enter(rows(), total)).why();
  }

  private static List<Row> rows(Row... rows) {
    return List.of(rows);
  }

  private static Row row(String service, String pod, double value) {
    return new Row(Map.of("service", service, "pod", pod), point(value));
  }

  private static List<Row.Point> point(double value) {
    return List.of(new Row.Point(Instant.EPOCH, value));
  }
}
