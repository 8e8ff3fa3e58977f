package dev.hotswap.core.simulation;

import java.util.Optional;

/**
 * How one history ended.
 *
 * @param alarmAt seconds from the first request to the decision, evaluation included
 * @param shared true when both versions were ever found to fail alike
 */
record Outcome(Optional<Double> alarmAt, boolean shared) {}
