/**
 * What a decision rests on besides what is remembered: the intent, the world as it was seen, and
 * the fixed times of the machine.
 */
@NullMarked
package dev.hotswap.core.release.input;

import org.jspecify.annotations.NullMarked;
