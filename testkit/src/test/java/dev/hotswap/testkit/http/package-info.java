/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.http;

import org.jspecify.annotations.NullMarked;
