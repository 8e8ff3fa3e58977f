package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
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
    Function<T, Set<ResourceID>> concerns) {

  /**
   * The same, with nothing that ends a watch: what cannot be pruned is kept whole, what cannot be
   * compared is worth a look, and what concerns nobody knows whom wakes nobody.
   */
  Interest<T> guarded(FaultBarrier faults) {
    return new Interest<>(
        name,
        type,
        labels,
        full -> faults.guard(Task.TAKE_IN, subject(full), () -> prune.apply(full), none -> full),
        (old, fresh) ->
            faults.guard(
                Task.TAKE_IN, subject(fresh), () -> matters.test(old, fresh), none -> true),
        object ->
            faults.guard(
                Task.TAKE_IN, subject(object), () -> concerns.apply(object), none -> Set.of()));
  }

  static String subject(HasMetadata object) {
    return object.getKind()
        + " "
        + object.getMetadata().getNamespace()
        + "/"
        + object.getMetadata().getName();
  }
}
