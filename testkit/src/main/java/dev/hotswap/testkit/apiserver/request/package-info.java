/** From an HTTP request to a verb on a resource, and back to an answer. */
@NullMarked
package dev.hotswap.testkit.apiserver.request;

import org.jspecify.annotations.NullMarked;
