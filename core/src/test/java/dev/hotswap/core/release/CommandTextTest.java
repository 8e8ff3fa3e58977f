package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.input.Command.Parsed;
import dev.hotswap.core.release.input.Command.Refused;
import dev.hotswap.core.release.input.Command.Verb;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {
  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbIsRead(Verb verb) {
    assertThat(Command.parse(verb.word() + "@5f2c#2026-11-23T12:00:00Z"))
        .isEqualTo(
            new Parsed(
                new Command(
                    verb, new Revision("5f2c"), OptionalInt.empty(), "2026-11-23T12:00:00Z")));
  }

  @Test
  void aStepMayBeNamed() {
    assertThat(Command.parse(" promote@5f2c/2#monday "))
        .isEqualTo(
            new Parsed(
                new Command(Verb.PROMOTE, new Revision("5f2c"), OptionalInt.of(2), "monday")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "promote",
        "promote@5f2c",
        "promote@5f2c#",
        "promote@5f2c#two words",
        "promote@5f2c/0#t",
        "promote@5f2c/-1#t",
        "promote@5f2c/1000#t",
        "promote@5F2C#t",
        "promote@#t",
        "promote@aaaaaaaaaaaaaaaaa#t",
        "promote@5f2c#t\nabort@5f2c#t",
      })
  void whatIsNotOfTheFormIsRefusedWithTheForm(String text) {
    assertThat(Command.parse(text))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.sentence()).contains("verb@revision[/step]#token"));
  }

  @ParameterizedTest
  @CsvSource({"rerun@5f2c#t, rerun", "promotefull@5f2c#t, promotefull"})
  void anUnknownVerbIsRefusedWithTheVerbsThereAre(String text, String verb) {
    assertThat(Command.parse(text))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains("'" + verb + "'", "promote, promote-full, abort, retry"));
  }

  @Test
  void aLongTextIsShownShortened() {
    assertThat(Command.parse("x".repeat(500)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.sentence()).hasSizeLessThan(200));
  }
}
