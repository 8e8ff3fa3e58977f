/**
 * The port to what gateways and Prometheus count: settings, what is watched, what a poll answers.
 */
@NullMarked
package dev.hotswap.operator.metrics;

import org.jspecify.annotations.NullMarked;
