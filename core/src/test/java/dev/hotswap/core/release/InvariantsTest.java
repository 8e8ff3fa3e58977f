package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.Law;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.core.testing.Shrinking;
import dev.hotswap.core.testing.Stories;
import dev.hotswap.core.testing.Story;
import dev.hotswap.core.testing.StoryLaw;
import dev.hotswap.core.testing.StoryPlayer;
import dev.hotswap.core.testing.StoryPlayer.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The laws of the machine, over random histories. Another set: {@code -Dhotswap.seed=…
 * -Dhotswap.histories=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvariantsTest {
  private final Map<Enum<?>, Story> broken = new ConcurrentHashMap<>();

  @BeforeAll
  void playEveryStory() {
    long first = Seeds.seed(20_261_123L);
    LongStream.range(first, first + Seeds.histories(10_000))
        .parallel()
        .mapToObj(Stories::random)
        .forEach(this::play);
  }

  private void play(Story story) {
    violations(story).forEach(violation -> broken.putIfAbsent(violation.law(), story));
  }

  private static List<Violation> violations(Story story) {
    return StoryPlayer.play(story, moment -> {});
  }

  @ParameterizedTest
  @EnumSource(Law.class)
  void everyDecisionKeepsTheLaw(Law law) {
    assertKept(law);
  }

  @ParameterizedTest
  @EnumSource(StoryLaw.class)
  void everyStoryKeepsTheLaw(StoryLaw law) {
    assertKept(law);
  }

  private void assertKept(Enum<?> law) {
    Optional<Story> story = Optional.ofNullable(broken.get(law));
    assertThat(story.map(found -> explain(found, law))).as(law.name()).isEmpty();
  }

  private static String explain(Story story, Enum<?> law) {
    Story shortest = Shrinking.shortest(story, s -> violation(s, law).isPresent());
    return shortest + "\n" + violation(shortest, law).orElseThrow();
  }

  private static Optional<Violation> violation(Story story, Enum<?> law) {
    return violations(story).stream().filter(v -> v.law() == law).findFirst();
  }
}
