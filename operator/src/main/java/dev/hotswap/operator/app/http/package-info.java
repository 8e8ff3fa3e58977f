/** The small HTTP server for probes and metrics. */
@NullMarked
package dev.hotswap.operator.app.http;

import org.jspecify.annotations.NullMarked;
