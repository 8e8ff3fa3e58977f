package dev.hotswap.operator.metrics.series;

import java.util.OptionalInt;

/**
 * The Service that requests were sent to.
 *
 * @param port where the vocabulary tells
 */
public record Destination(String namespace, String service, OptionalInt port) {}
