/**
 * Requests and answers of an API server over HTTP/1.1: documents, and watches by chunks or
 * WebSocket.
 */
@NullMarked
package dev.hotswap.testkit.apiserver.http;

import org.jspecify.annotations.NullMarked;
