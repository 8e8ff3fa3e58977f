/** The books of one session: what every reporter counted, entry by entry. */
@NullMarked
package dev.hotswap.operator.metrics.ledger;

import org.jspecify.annotations.NullMarked;
