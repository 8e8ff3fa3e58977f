/** Who may read the operator's metrics: the API server is asked, as kubectl's rights are. */
@NullMarked
package dev.hotswap.operator.app.access;

import org.jspecify.annotations.NullMarked;
