/**
 * The gateway's own statistics, read from all of its ready pods. One pod that does not answer makes
 * a reading partial: what the others say can convict a candidate, never acquit it.
 */
@NullMarked
package dev.hotswap.operator.metrics.gateway;

import org.jspecify.annotations.NullMarked;
