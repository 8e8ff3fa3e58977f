package dev.hotswap.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.report.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbookTest {
  private static final Path RUNBOOK = Path.of("../docs/runbook");

  static Stream<Reason> reasonsForPeople() {
    return Arrays.stream(Reason.values()).filter(Reason::mayNeedPerson);
  }

  @Test
  void everyReasonForPeopleHasAPageAndEveryPageAReason() throws IOException {
    Set<String> expected =
        Stream.concat(Stream.of("README.md"), reasonsForPeople().map(r -> r.word() + ".md"))
            .collect(Collectors.toSet());
    try (Stream<Path> pages = Files.list(RUNBOOK)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("reasonsForPeople")
  void aPageSaysWhatIsTheCaseHowToLookAndWhatToDo(Reason reason) throws IOException {
    List<String> lines = Files.readAllLines(RUNBOOK.resolve(reason.word() + ".md"));

    assertThat(lines).startsWith("# " + reason.word(), "", reason.meaning());
    assertThat(lines.stream().filter(line -> line.startsWith("## ")))
        .containsExactly("## What Hotswap does", "## Look", "## Do");
    assertThat(lines).anyMatch(line -> line.startsWith("kubectl "));
    assertThat(lines).hasSizeLessThan(60);
  }

  @Test
  void theListOfPagesNamesEveryPage() throws IOException {
    String list = Files.readString(RUNBOOK.resolve("README.md"));

    assertThat(reasonsForPeople())
        .allSatisfy(r -> assertThat(list).contains("[%1$s](%1$s.md)".formatted(r.word())));
  }
}
