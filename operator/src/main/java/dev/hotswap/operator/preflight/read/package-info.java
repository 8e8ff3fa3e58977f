/** Where the facts come from: the API server, asked while a version is about to start. */
@NullMarked
package dev.hotswap.operator.preflight.read;

import org.jspecify.annotations.NullMarked;
