/** Tests of counters that reset, are born, come and go. */
@NullMarked
package dev.hotswap.operator.metrics.ledger;

import org.jspecify.annotations.NullMarked;
