/** A small HTTP/1.1 and WebSocket listener on virtual threads. */
@NullMarked
package dev.hotswap.testkit.apiserver.http;

import org.jspecify.annotations.NullMarked;
