/** A record of every request, for tests and benchmarks that count. */
@NullMarked
package dev.hotswap.testkit.apiserver.audit;

import org.jspecify.annotations.NullMarked;
