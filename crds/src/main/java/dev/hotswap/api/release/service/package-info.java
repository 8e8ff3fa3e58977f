/** The Service that callers inside the cluster use. */
@NullMarked
package dev.hotswap.api.release.service;

import org.jspecify.annotations.NullMarked;
