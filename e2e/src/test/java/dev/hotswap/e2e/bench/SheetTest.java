package dev.hotswap.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final Sheet SHEET =
      new Sheet(
          "requests",
          List.of(
              new Sheet.Case("first", Map.of("patch pods", 3)),
              new Sheet.Case("idle", Map.of("seconds", 0.25))));

  @Test
  void has_a_column_for_each_case_and_a_gap_where_a_figure_is_missing() {
    assertThat(SHEET.table())
        .isEqualTo(
            """
            | requests | first | idle |
            |---|---|---|
            | patch pods | 3 |  |
            | seconds |  | 0.3 |\
            """);
  }

  @Test
  void is_one_line_of_json_with_unrounded_figures() {
    assertThat(SHEET.json())
        .isEqualTo(
            "{\"bench\":\"requests\",\"cases\":[{\"case\":\"first\",\"patch pods\":3},"
                + "{\"case\":\"idle\",\"seconds\":0.25}]}");
  }
}
