/** The release machine, told as stories and as laws over random histories. */
@NullMarked
package dev.hotswap.core.release;

import org.jspecify.annotations.NullMarked;
