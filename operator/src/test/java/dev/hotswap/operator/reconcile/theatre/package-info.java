/** The whole operator, started in this JVM on a played cluster. */
@NullMarked
package dev.hotswap.operator.reconcile.theatre;

import org.jspecify.annotations.NullMarked;
