package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.simulation.Theatre;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TheatreExampleTest {

  @Test
  void plays_an_operator_that_can_be_killed() {
    try (Theatre theatre = new Theatre(ShopOperator::start)) {
      theatre.startOperator();
      ShopOperator.want(theatre.people(), "payment", "payment:1.0");
      theatre.pass(Duration.ofSeconds(5));
      assertThat(ShopOperator.image(theatre.people(), "payment")).hasValue("payment:1.0");

      // As kill -9 does: from now on no request of the old process reaches the server.
      theatre.killOperators();
      ShopOperator.want(theatre.people(), "payment", "payment:2.0");
      theatre.pass(Duration.ofMinutes(10)); // of the theatre's clock: takes a moment
      assertThat(ShopOperator.image(theatre.people(), "payment")).hasValue("payment:1.0");

      theatre.startOperator();
      theatre.pass(Duration.ofSeconds(5));
      assertThat(ShopOperator.image(theatre.people(), "payment")).hasValue("payment:2.0");
    }
  }
}
