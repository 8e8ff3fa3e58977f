/** What can go wrong between a client and the API server, on purpose. */
@NullMarked
package dev.hotswap.testkit.fault;

import org.jspecify.annotations.NullMarked;
