/** What people and machines are told: Kubernetes Events, log lines, metrics. */
@NullMarked
package dev.hotswap.operator.report;

import org.jspecify.annotations.NullMarked;
