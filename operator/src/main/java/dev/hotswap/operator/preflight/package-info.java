/**
 * What stands in the way of a release, found before anything is created. {@code facts} holds what
 * is known, {@code check} one small pure check per thing that can be wrong, and {@link
 * dev.hotswap.operator.preflight.Preflight} is the list of them.
 */
@NullMarked
package dev.hotswap.operator.preflight;

import org.jspecify.annotations.NullMarked;
