package dev.hotswap.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Outcome;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.PageBuilder;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final Destination PAYMENT =
      new Destination("shop", "payment-a", OptionalInt.of(80));
  private static final Sight.Read NOTHING = Sight.Read.NOTHING;

  @Test
  void anEnvoyThatShowsRequestsAndNothingOpenIsKnownNotToShowIt() throws GarbledException {
    assertThat(Sight.of(Dialect.ENVOY, NOTHING).open()).as("nothing was read yet").isTrue();
    assertThat(Sight.of(Dialect.ENVOY, NOTHING.plus(Page.EMPTY).plus(requests(0))).open())
        .as("nobody asked it yet")
        .isTrue();
    assertThat(Sight.of(Dialect.ENVOY, NOTHING.plus(requests(9))).open()).isFalse();
    assertThat(Sight.of(Dialect.ENVOY, NOTHING.plus(requests(9)).plus(open())).open()).isTrue();
  }

  @Test
  void istiosMetricsShowWhatIsOpenOnlyBesideClusters() throws GarbledException {
    assertThat(Sight.of(Dialect.ISTIO, NOTHING).open()).isFalse();
    assertThat(Sight.of(Dialect.ISTIO, NOTHING.plus(requests(9))).open()).isFalse();
    assertThat(Sight.of(Dialect.ISTIO, NOTHING.plus(open())).open()).isTrue();
  }

  private static Page requests(long count) throws GarbledException {
    PageBuilder page = new PageBuilder();
    page.add(new Meaning.Requests(PAYMENT, Outcome.OK), "2xx", (double) count);
    return page.build();
  }

  private static Page open() throws GarbledException {
    PageBuilder page = new PageBuilder();
    page.add(new Meaning.InFlight(PAYMENT), "active", 1);
    page.add(new Meaning.Attempts(PAYMENT, Attempt.STARTED), "total", 1);
    return page.build();
  }
}
