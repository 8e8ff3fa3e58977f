package dev.hotswap.core.report;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Who gets how many of the requests, in words: {@code 90 % to slot a, 10 % to slot b}. */
final class SplitSentence {
  private SplitSentence() {}

  static String of(Split split) {
    return split.shares().entrySet().stream()
        .filter(share -> share.getValue() > 0)
        .sorted(Map.Entry.<BackendId, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(share -> "%d %% to %s".formatted(share.getValue(), name(share.getKey())))
        .collect(Collectors.joining(", "));
  }

  private static String name(BackendId backend) {
    return backend.slot().isPresent() ? "slot " + backend.text() : backend.text();
  }
}
