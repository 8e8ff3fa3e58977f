/** Watches: a filtered tail of the event log. */
@NullMarked
package dev.hotswap.testkit.apiserver.watch;

import org.jspecify.annotations.NullMarked;
