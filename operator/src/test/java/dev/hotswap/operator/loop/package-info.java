@NullMarked
package dev.hotswap.operator.loop;

import org.jspecify.annotations.NullMarked;
