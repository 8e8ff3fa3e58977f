/**
 * The metrics APIs that a HorizontalPodAutoscaler asks, served behind the real API server's
 * aggregation layer; who scales is the real controller.
 */
@NullMarked
package dev.hotswap.e2e.real.autoscaling;

import org.jspecify.annotations.NullMarked;
