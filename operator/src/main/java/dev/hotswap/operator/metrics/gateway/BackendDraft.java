package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.PageBuilder;
import java.util.Optional;

/** Collects one backend's numbers. What is wrong with them is told at the end. */
final class BackendDraft {
  private static final int MOST_NUMBERS = 5_000;

  private final PageBuilder page = new PageBuilder();
  private Optional<GarbledException> wrong = Optional.empty();
  private int numbers;

  void add(Meaning meaning, String identity, double value) {
    if (wrong.isPresent()) {
      return;
    }
    if (++numbers > MOST_NUMBERS) {
      wrong =
          Optional.of(
              new GarbledException(
                  "the gateway shows more than %,d numbers of it; cut labels from its metrics"
                      .formatted(MOST_NUMBERS)));
      return;
    }
    try {
      page.add(meaning, identity, value);
    } catch (GarbledException garbled) {
      wrong = Optional.of(garbled);
    }
  }

  Page page() throws GarbledException {
    if (wrong.isPresent()) {
      throw wrong.get();
    }
    return page.build();
  }
}
