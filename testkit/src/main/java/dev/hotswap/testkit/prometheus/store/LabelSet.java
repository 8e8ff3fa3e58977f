package dev.hotswap.testkit.prometheus.store;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The labels of one series; the metric's own name is the label {@code __name__}. */
public record LabelSet(Map<String, String> labels) {

  /** The label that holds the metric's name. */
  public static final String NAME = "__name__";

  /** No labels. */
  public static final LabelSet EMPTY = new LabelSet(Map.of());

  public LabelSet {
    labels = Map.copyOf(labels);
  }

  /** A label's value; a label that is absent is an empty text, as in PromQL. */
  public String value(String label) {
    return labels.getOrDefault(label, "");
  }

  /** These labels and some more, which go before. */
  public LabelSet and(Map<String, String> more) {
    var all = new TreeMap<>(labels);
    all.putAll(more);
    return new LabelSet(all);
  }

  /** Only these labels. */
  public LabelSet only(Collection<String> kept) {
    return filtered(kept::contains);
  }

  /** All but these labels and the metric's name. */
  public LabelSet without(Collection<String> dropped) {
    return filtered(label -> !dropped.contains(label) && !label.equals(NAME));
  }

  private LabelSet filtered(Predicate<String> kept) {
    var left = new TreeMap<>(labels);
    left.keySet().removeIf(kept.negate());
    return new LabelSet(left);
  }
}
