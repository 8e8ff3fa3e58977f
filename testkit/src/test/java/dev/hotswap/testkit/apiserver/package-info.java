/** What the API server in the JVM promises. */
@NullMarked
package dev.hotswap.testkit.apiserver;

import org.jspecify.annotations.NullMarked;
