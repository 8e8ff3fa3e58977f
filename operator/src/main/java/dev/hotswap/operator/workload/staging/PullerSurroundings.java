package dev.hotswap.operator.workload.staging;

import dev.hotswap.operator.workload.observe.Nodes;
import dev.hotswap.operator.workload.observe.PodWarnings;

/**
 * What is known around pullers, besides their pods.
 *
 * @param nodes the cluster's Windows nodes
 * @param warnings what events say of pullers that are not set up
 */
public record PullerSurroundings(Nodes nodes, PodWarnings warnings) {}
