package dev.hotswap.operator.reconcile.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is watched of one kind, and why.
 *
 * @param name of the watch, for logs
 * @param type the kind
 * @param labels selector; empty for all
 * @param prune keeps what somebody reads
 * @param matters whether a change from the first to the second is worth a look
 * @param concerns releases that an object concerns
 */
record Interest<T extends HasMetadata>(
    String name,
    Class<T> type,
    Optional<String> labels,
    UnaryOperator<T> prune,
    BiPredicate<T, T> matters,
    Function<T, Set<ResourceID>> concerns) {}
