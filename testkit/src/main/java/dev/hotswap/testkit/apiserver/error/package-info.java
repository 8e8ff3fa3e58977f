/**
 * The error answers of an API server, as exceptions that carry the Status object a client receives.
 */
@NullMarked
package dev.hotswap.testkit.apiserver.error;

import org.jspecify.annotations.NullMarked;
