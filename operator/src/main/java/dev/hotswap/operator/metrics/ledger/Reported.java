package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.operator.metrics.series.Page;

/**
 * One reporter's page.
 *
 * @param gateway whose reporter it is; empty where nobody tells gateways apart
 * @param reporter stable while its counters run on; a restarted one has another name
 * @param first how to read the page if it is the reporter's first
 */
public record Reported(String gateway, String reporter, Page page, First first) {
  /** Of a source that tells no gateways apart. */
  public Reported(String reporter, Page page, First first) {
    this("", reporter, page, first);
  }

  /** The reporter as people know it: without what tells one run of it from the next. */
  String name() {
    int run = reporter.indexOf('@');
    return run < 0 ? reporter : reporter.substring(0, run);
  }
}
