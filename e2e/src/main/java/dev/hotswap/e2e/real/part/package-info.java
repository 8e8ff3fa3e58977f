/** Programs of the real stack as processes: started, watched, killed, paused and started again. */
@NullMarked
package dev.hotswap.e2e.real.part;

import org.jspecify.annotations.NullMarked;
