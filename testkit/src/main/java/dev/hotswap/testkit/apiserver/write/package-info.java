/** Creating, changing and deleting objects the way a real API server does. */
@NullMarked
package dev.hotswap.testkit.apiserver.write;

import org.jspecify.annotations.NullMarked;
