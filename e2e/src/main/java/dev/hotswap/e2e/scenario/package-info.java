/** Releases on the real stack as readable files: what is given, what happens, what is expected. */
@NullMarked
package dev.hotswap.e2e.scenario;

import org.jspecify.annotations.NullMarked;
