package dev.hotswap.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.simulation.Player.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole operator over random histories with people, faults and weather: every write of every
 * history keeps the laws, and every history ends well. Another set: {@code -Dhotswap.seed=…
 * -Dhotswap.histories=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorSimulationTest {
  /** Seeds of histories that broke a law once, and lie outside of the usual set. */
  private static final long[] ONCE_BROKEN = {40_404_147, 40_404_270};

  private static final Logger LOG = LoggerFactory.getLogger(OperatorSimulationTest.class);
  private static final int HISTORIES = 200;

  /** Most of the time is spent on waiting for threads, so there are more plays than processors. */
  private static final int STAGES = 4;

  private final Map<Long, Outcome> outcomes = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> reached = new ConcurrentHashMap<>();

  @BeforeAll
  void playEveryHistory() {
    long first = Seeds.seed(20_261_123L);
    Stages.forEach(
        STAGES,
        LongStream.concat(
            LongStream.of(ONCE_BROKEN),
            LongStream.range(first, first + Seeds.histories(HISTORIES))),
        this::play);
    LOG.info("{} histories reached {}", outcomes.size(), new TreeMap<>(reached));
  }

  private void play(long seed) {
    Outcome outcome = Player.play(Histories.random(seed));
    outcomes.put(seed, outcome);
    outcome.reached().forEach(what -> reached.merge(what, 1, Integer::sum));
  }

  @Test
  void every_history_keeps_the_laws_and_ends_well() {
    Optional<String> broken =
        outcomes.entrySet().stream()
            .filter(entry -> !entry.getValue().broken().isEmpty())
            .map(entry -> explain(entry.getKey(), entry.getValue()))
            .findFirst();
    assertThat(broken).isEmpty();
  }

  @Test
  void every_phase_and_every_kind_of_act_occurs() {
    if (outcomes.size() < HISTORIES) {
      return;
    }
    assertThat(reached.keySet()).containsAll(phases()).containsAll(acts());
  }

  private static List<String> phases() {
    return Arrays.stream(Phase.values())
        .filter(phase -> phase != Phase.ADOPTING)
        .map(Phase::word)
        .toList();
  }

  private static List<String> acts() {
    return Arrays.stream(Act.class.getPermittedSubclasses())
        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
        .map(Class::getSimpleName)
        .toList();
  }

  private static String explain(long seed, Outcome outcome) {
    History shortest =
        Shortest.of(Histories.random(seed), history -> !Player.play(history).broken().isEmpty());
    return "%s%nin full:%n%s%n%s"
        .formatted(shortest, Histories.random(seed), String.join("\n", outcome.broken()));
  }
}
