package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * Bad requests of one run that are not held against the candidate.
 *
 * @param bad how many
 * @param meanwhile the traffic of both versions in that run
 * @param phi what their evidence was divided by
 */
record Forgiven(long bad, Counted meanwhile, double phi) {}
