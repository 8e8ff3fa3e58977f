package dev.hotswap.operator.metrics.ledger;

/**
 * What one reporter said last.
 *
 * @param exposed its newest page
 * @param remembered the newest page, and the last of every series that it no longer holds
 */
record Book(Slots exposed, Slots remembered) {
  static Book of(Slots first) {
    return new Book(first, first);
  }

  Book next(Slots now) {
    return new Book(now, now.remembering(remembered));
  }
}
