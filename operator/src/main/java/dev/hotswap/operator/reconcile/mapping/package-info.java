/**
 * The only place that knows both the custom resources, shaped for people, and core's values, shaped
 * for logic.
 */
@NullMarked
package dev.hotswap.operator.reconcile.mapping;

import org.jspecify.annotations.NullMarked;
