package dev.hotswap.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How requests are divided. Sums to 100 by construction: only one share is stored. Equal to any
 * other that gives every backend the same share, from whichever side it is told.
 *
 * @param from what gets the rest; the same as {@code to} where one backend gets every request
 * @param to what gets {@code percent} of requests
 * @param percent 1 to 99, or 100 where one backend gets every request
 */
public record Split(BackendId from, BackendId to, int percent) {
  private static final int ALL = 100;

  /** Any percentage from 0 to 100 may be given: with 0 everything goes to {@code from}. */
  public Split {
    if (percent < 0 || percent > ALL) {
      throw new IllegalArgumentException("weight " + percent + " is outside 0..100");
    }
    if (percent == 0) {
      to = from;
    }
    if (percent == ALL) {
      from = to;
    }
    if (from.equals(to)) {
      percent = ALL;
    }
  }

  /** Every request to this backend. */
  public static Split all(BackendId backend) {
    return new Split(backend, backend, ALL);
  }

  /**
   * The split that gives these shares; empty where it is none: not 100 in all, or more than two.
   */
  public static Optional<Split> of(Map<BackendId, Integer> shares) {
    List<Entry<BackendId, Integer>> some =
        shares.entrySet().stream()
            .filter(share -> share.getValue() != 0)
            .sorted(Entry.comparingByKey())
            .toList();
    boolean whole =
        some.stream().allMatch(share -> share.getValue() > 0)
            && some.stream().mapToInt(Entry::getValue).sum() == ALL;
    return whole && some.size() <= 2
        ? Optional.of(
            new Split(some.getFirst().getKey(), some.getLast().getKey(), some.getLast().getValue()))
        : Optional.empty();
  }

  /** Percent of requests for this backend. */
  public int share(BackendId backend) {
    return backend.equals(to) ? percent : backend.equals(from) ? ALL - percent : 0;
  }

  /** What gets a share, with its percentage. */
  public SortedMap<BackendId, Integer> shares() {
    var shares = new TreeMap<BackendId, Integer>();
    shares.put(from, ALL - percent);
    shares.put(to, percent);
    return shares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split split && (isTold(split) || isTold(split.fromTheOtherSide()));
  }

  @Override
  public int hashCode() {
    return from.hashCode() * (ALL - percent) + to.hashCode() * percent;
  }

  private boolean isTold(Split like) {
    return from.equals(like.from) && to.equals(like.to) && percent == like.percent;
  }

  private Split fromTheOtherSide() {
    return new Split(to, from, ALL - percent);
  }

  @Override
  public String toString() {
    return shares().entrySet().stream()
        .map(share -> share.getKey() + "=" + share.getValue())
        .collect(Collectors.joining("/"));
  }
}
