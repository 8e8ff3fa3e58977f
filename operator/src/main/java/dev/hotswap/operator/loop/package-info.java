/** What runs again and again for as long as the operator does, and how one knows that it does. */
@NullMarked
package dev.hotswap.operator.loop;

import org.jspecify.annotations.NullMarked;
