/** The management server over real HTTP. */
@NullMarked
package dev.hotswap.operator.app.http;

import org.jspecify.annotations.NullMarked;
