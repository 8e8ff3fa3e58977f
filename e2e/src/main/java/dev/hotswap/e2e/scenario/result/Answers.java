package dev.hotswap.e2e.scenario.result;

import java.util.Map;

/**
 * What became of the requests sent while a scenario was played.
 *
 * @param requests all of them
 * @param failed those that failed and should not have
 * @param causes of these failures
 * @param bad answers of a version that is bad by itself
 */
public record Answers(long requests, long failed, Map<String, Long> causes, long bad) {}
