/** Which kinds the server serves, where, and what it knows about each of them. */
@NullMarked
package dev.hotswap.testkit.apiserver.resource;

import org.jspecify.annotations.NullMarked;
