package dev.hotswap.core.analysis;

import java.util.Optional;

/**
 * One metric's verdict.
 *
 * @param metric its name
 * @param mode whether the verdict acts
 * @param verdict what the evidence says
 * @param warning a sentence when {@code warnAbove} is passed
 */
public record Judged(String metric, Mode mode, Verdict verdict, Optional<String> warning) {}
