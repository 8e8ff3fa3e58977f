/** Played EndpointSlices: which pods of a Service can be reached. */
@NullMarked
package dev.hotswap.testkit.controllers.network;

import org.jspecify.annotations.NullMarked;
