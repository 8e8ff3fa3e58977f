package dev.hotswap.e2e.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark found: a column for each case, a line for each figure. A figure's name ends with
 * its unit.
 *
 * @param bench its name
 * @param cases in the order they were measured
 */
record Sheet(String bench, List<Case> cases) {
  /**
   * The figures of one case.
   *
   * @param name what was measured
   * @param figures in the order they are shown
   */
  record Case(String name, Map<String, Number> figures) {
    Case {
      figures = new LinkedHashMap<>(figures);
    }
  }

  Sheet {
    cases = List.copyOf(cases);
  }

  /**
   * One JSON object on one line: {@code {"bench": …, "cases": [{"case": …, figure: number …}]}}.
   */
  String json() {
    List<Map<String, Object>> rows = cases.stream().map(Sheet::row).toList();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("bench", bench);
    root.put("cases", rows);
    try {
      return new ObjectMapper().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the figures cannot be written as JSON", e);
    }
  }

  private static Map<String, Object> row(Case one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case", one.name());
    row.putAll(one.figures());
    return row;
  }

  /** A table for people, and for a page in Markdown. */
  String table() {
    Set<String> names = new LinkedHashSet<>();
    cases.forEach(one -> names.addAll(one.figures().keySet()));
    StringJoiner lines = new StringJoiner("\n");
    lines.add(line(bench, cases.stream().map(Case::name).toList()));
    lines.add("|---|" + "---|".repeat(cases.size()));
    for (String name : names) {
      lines.add(line(name, cases.stream().map(one -> shown(one.figures().get(name))).toList()));
    }
    return lines.toString();
  }

  private static String line(String name, List<String> cells) {
    StringJoiner cellsOfLine = new StringJoiner(" | ", "| ", " |");
    cellsOfLine.add(name);
    cells.forEach(cellsOfLine::add);
    return cellsOfLine.toString();
  }

  private static String shown(@Nullable Number value) {
    return switch (value) {
      case null -> "";
      case Double fraction -> String.format(Locale.ROOT, "%.1f", fraction);
      default -> value.toString();
    };
  }
}
