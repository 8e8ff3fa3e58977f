/**
 * The Services of a release and its disruption budgets. Backend Services are written once and their
 * selectors never change; only the public Service moves between slots.
 */
@NullMarked
package dev.hotswap.operator.workload.service;

import org.jspecify.annotations.NullMarked;
