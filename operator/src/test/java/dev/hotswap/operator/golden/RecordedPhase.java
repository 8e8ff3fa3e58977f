package dev.hotswap.operator.golden;

import dev.hotswap.testkit.apiserver.store.ObjectKey;
import java.util.SortedMap;

/**
 * What there is at the end of one phase.
 *
 * @param name of the phase
 * @param message the release's own sentence when it began
 * @param objects everything that the operator has written and that still exists
 */
record RecordedPhase(String name, String message, SortedMap<ObjectKey, WrittenObject> objects) {}
