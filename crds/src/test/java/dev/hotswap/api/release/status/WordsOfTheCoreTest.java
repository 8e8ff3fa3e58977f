package dev.hotswap.api.release.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Status says in words what the core decides: none may be missing, and none may be spare. */
class WordsOfTheCoreTest {
  @Test
  void phases() {
    assertThat(Stream.of(Phase.values()).map(WordsOfTheCoreTest::word))
        .containsExactlyElementsOf(
            Stream.of(dev.hotswap.core.release.state.Phase.values())
                .map(dev.hotswap.core.release.state.Phase::word)
                .toList());
  }

  @Test
  void outcomes() {
    assertThat(Stream.of(Outcome.values()).map(WordsOfTheCoreTest::word))
        .containsExactlyElementsOf(
            Stream.of(dev.hotswap.core.release.state.HistoryEntry.Outcome.values())
                .map(dev.hotswap.core.release.state.HistoryEntry.Outcome::word)
                .toList());
  }

  @Test
  void kindsCausesMovesAndLegs() {
    assertSameNames(AttemptKind.class, dev.hotswap.core.release.state.Attempt.Kind.class);
    assertSameNames(BreachCause.class, dev.hotswap.core.release.state.Cause.class);
    assertSameNames(PromotionMove.class, dev.hotswap.core.release.state.Stage.Promoting.Move.class);
    assertSameNames(SkippedParts.class, dev.hotswap.core.plan.Plan.Skipped.class);
    assertSameNames(RollbackLeg.class, dev.hotswap.core.release.state.Stage.RollingBack.Leg.class);
  }

  @Test
  void stages() {
    assertThat(Stream.of(StageName.values()).map(WordsOfTheCoreTest::word))
        .containsExactlyInAnyOrderElementsOf(
            cases(dev.hotswap.core.release.state.Stage.class).map(Class::getSimpleName).toList());
  }

  private static Stream<Class<?>> cases(Class<?> sealed) {
    return Stream.<Class<?>>of(sealed.getPermittedSubclasses())
        .flatMap(each -> each.isSealed() ? cases(each) : Stream.of(each));
  }

  private static void assertSameNames(
      Class<? extends Enum<?>> status, Class<? extends Enum<?>> core) {
    assertThat(Stream.of(status.getEnumConstants()).map(Enum::name))
        .containsExactlyElementsOf(Stream.of(core.getEnumConstants()).map(Enum::name).toList());
  }

  private static String word(Enum<?> constant) {
    try {
      return constant
          .getDeclaringClass()
          .getField(constant.name())
          .getAnnotation(JsonProperty.class)
          .value();
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }
}
