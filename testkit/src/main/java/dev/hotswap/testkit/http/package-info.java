/**
 * HTTP/1.1 on blocking streams (RFC 9112): what the played gateway, the probes and the load speak
 * on the wire.
 */
@NullMarked
package dev.hotswap.testkit.http;

import org.jspecify.annotations.NullMarked;
