/** What a played controller sees of the cluster and can do to it. */
@NullMarked
package dev.hotswap.testkit.controllers.api;

import org.jspecify.annotations.NullMarked;
