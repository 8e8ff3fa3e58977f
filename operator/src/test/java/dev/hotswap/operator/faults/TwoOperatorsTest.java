package dev.hotswap.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoOperatorsTest {
  private static final Set<String> WRITING = Set.of("create", "patch", "delete");

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_leader_that_slept_with_a_route_on_its_way_cannot_overwrite_that_of_its_successor() {
    // Given an operator that falls asleep while it gives 2.0 its first tenth, and a successor
    stage.serving();
    stage.simulated().sleepIn(stage.operator(), "patch", "virtualservices");
    stage.shop().commit("payment", "2.0");
    while (!stage.simulated().asleep(stage.operator())) {
      stage.simulated().second();
    }
    String successor = stage.simulated().startOperator();
    stage.until(status -> Stage.candidateWeight(status) == 50);
    stage.pass(3);

    // When the sleeper wakes up and its write arrives
    stage.simulated().server().audit().clear();
    stage.simulated().wake(stage.operator());
    stage.simulated().settle();

    // Then it is refused, and what it decides anew is what is decided already
    assertThat(routesWrittenBy(stage.operator())).isNotEmpty().containsOnly(409);
    assertThat(routesWrittenBy(successor)).isEmpty();
    assertThat(Stage.candidateWeight(stage.status())).isEqualTo(50);
    stage.simulated().kill(stage.operator());
    stage.untilStable("2.0");
    assertThat(stage.lost()).isZero();
  }

  @Test
  void a_leader_that_slept_while_it_made_the_first_route_cannot_overwrite_it() {
    // Given an operator that falls asleep while it makes the route, and a successor that has
    // meanwhile moved everything to 2.0 in the other slot
    stage.shop().commit("payment", "1.0");
    stage.shop().until("payment", Phase.STARTING);
    stage.simulated().sleepIn(stage.operator(), "patch", "virtualservices");
    while (!stage.simulated().asleep(stage.operator())) {
      stage.simulated().second();
    }
    String successor = stage.simulated().startOperator();
    stage.untilStable("1.0");
    stage.shop().commit("payment", "2.0");
    stage.untilStable("2.0");

    // When the sleeper wakes up and its route arrives
    stage.simulated().server().audit().clear();
    stage.simulated().wake(stage.operator());
    stage.simulated().settle();

    // Then it is refused
    assertThat(routesWrittenBy(stage.operator())).containsOnly(409);
    assertThat(routesWrittenBy(successor)).isEmpty();
    assertThat(stage.lost()).isZero();
  }

  @Test
  void two_operators_that_do_not_know_of_each_other_release_a_version_together() {
    // Given two operators that both believe that they lead
    stage.serving();
    stage.simulated().startOperator();

    // When there is a new version
    stage.shop().commit("payment", "2.0");

    // Then it arrives, and no request is lost
    stage.untilStable("2.0");
    assertThat(stage.lost()).isZero();
    assertThat(stage.told("RollbackStarted")).isEmpty();
  }

  private List<Integer> routesWrittenBy(String operator) {
    return stage
        .simulated()
        .server()
        .audit()
        .entries(
            entry ->
                entry.user().equals(operator)
                    && entry.action().resource().equals("virtualservices")
                    && WRITING.contains(entry.action().verb()))
        .stream()
        .map(AuditEntry::code)
        .toList();
  }
}
