package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * The plain rule's settings.
 *
 * @param window how far back a judgement looks; for a {@link Metric.Value} the time between two
 *     judgements that may each count as a failure
 * @param minSamples requests the window must hold before it is judged, at least 1
 * @param failureLimit judgements that may fail without consequence, 0 or more
 */
public record ThresholdSettings(Duration window, int minSamples, int failureLimit) {}
