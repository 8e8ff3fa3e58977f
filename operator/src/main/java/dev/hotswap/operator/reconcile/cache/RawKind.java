package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One kind of other people's objects, watched as plain trees: whatever the API server admits can be
 * read. One informer, with a store of its own, for each namespace.
 *
 * @param <S> what keeps them
 */
final class RawKind<S extends ItemStore<GenericKubernetesResource>> {
  /** Of most kinds a page of so many is a few megabytes, and of the largest ones it still fits. */
  private static final long LISTED_AT_ONCE = 200;

  private final List<S> stores;
  private final List<InformerEventSource<GenericKubernetesResource, GoRelease>> informers;

  /**
   * Informers that are not started yet.
   *
   * @param labels selector; empty for all
   * @param concerns releases that an object in a store concerns
   * @param namespaces where to watch; none means everywhere
   * @param faults where what cannot be taken in becomes a value
   */
  RawKind(
      String name,
      GroupVersionKind kind,
      Optional<String> labels,
      Supplier<S> store,
      BiFunction<S, GenericKubernetesResource, Set<ResourceID>> concerns,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    BiFunction<S, GenericKubernetesResource, Set<ResourceID>> guarded = guarded(concerns, faults);
    List<Optional<String>> places = places(namespaces);
    this.stores = places.stream().map(place -> store.get()).toList();
    this.informers =
        Stream.iterate(0, i -> i < places.size(), i -> i + 1)
            .map(i -> informer(name, kind, labels, stores.get(i), guarded, places.get(i), context))
            .toList();
  }

  private InformerEventSource<GenericKubernetesResource, GoRelease> informer(
      String name,
      GroupVersionKind kind,
      Optional<String> labels,
      S store,
      BiFunction<S, GenericKubernetesResource, Set<ResourceID>> concerns,
      Optional<String> namespace,
      EventSourceContext<GoRelease> context) {
    var configuration =
        InformerEventSourceConfiguration.from(kind, GoRelease.class)
            .withName(name + namespace.map(place -> "-in-" + place).orElse(""))
            .withInformerListLimit(LISTED_AT_ONCE)
            .withItemStore(store)
            .withSecondaryToPrimaryMapper(object -> concerns.apply(store, object));
    labels.ifPresent(configuration::withLabelSelector);
    namespace.ifPresentOrElse(configuration::withNamespaces, configuration::withWatchAllNamespaces);
    return new InformerEventSource<>(configuration.build(), context);
  }

  /** The same, where what concerns nobody knows whom wakes nobody. */
  static <S> BiFunction<S, GenericKubernetesResource, Set<ResourceID>> guarded(
      BiFunction<S, GenericKubernetesResource, Set<ResourceID>> concerns, FaultBarrier faults) {
    return (store, object) ->
        faults.guard(
            Task.TAKE_IN,
            Interest.subject(object),
            () -> concerns.apply(store, object),
            none -> Set.of());
  }

  /** One for each namespace; a single empty one where all are meant. */
  static List<Optional<String>> places(List<String> namespaces) {
    return namespaces.isEmpty()
        ? List.of(Optional.empty())
        : namespaces.stream().map(Optional::of).toList();
  }

  List<? extends EventSource<?, GoRelease>> sources() {
    return informers;
  }

  /** What keeps them. */
  Stream<S> stores() {
    return stores.stream();
  }
}
