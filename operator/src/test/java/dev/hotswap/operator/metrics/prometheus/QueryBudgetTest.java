package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.QueryLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueryBudgetTest {
  private final AtomicLong nanos = new AtomicLong();
  private final QueryBudget budget = new QueryBudget("shop", new QueryLimits(2, 60), nanos::get);

  @Test
  void noMoreAreUnderWayThanAreAllowed() {
    assertThat(begin()).isTrue();
    assertThat(begin()).isTrue();

    assertThat(budget.begin(Duration.ZERO))
        .hasValueSatisfying(why -> assertThat(why).contains("namespace shop", "2 queries"));
    budget.end();
    assertThat(begin()).isTrue();
  }

  @Test
  void noMoreAreAskedInAMinuteThanAreAllowedAndTimeGivesThemBack() {
    for (int asked = 0; asked < 60; asked++) {
      assertThat(begin()).isTrue();
      budget.end();
    }
    assertThat(budget.begin(Duration.ZERO))
        .hasValueSatisfying(why -> assertThat(why).contains("60 queries of this minute"));

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(begin()).isTrue();
    budget.end();
    assertThat(begin()).isFalse();
  }

  @Test
  void whatWasRefusedHoldsNoPlace() {
    QueryBudget narrow = new QueryBudget("shop", new QueryLimits(1, 1), nanos::get);
    assertThat(narrow.begin(Duration.ZERO)).isEmpty();
    narrow.end();
    assertThat(narrow.begin(Duration.ZERO)).isPresent();

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(narrow.begin(Duration.ZERO)).isEmpty();
  }

  private boolean begin() {
    return budget.begin(Duration.ZERO).isEmpty();
  }
}
