package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.fault.FaultBarrier;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One kind of object, watched in every namespace that is configured. One informer a namespace: they
 * must not share a store, or the list of one would drop the objects of the others.
 */
final class WatchedKind<T extends HasMetadata> {
  /** Of most kinds a page of so many is a few megabytes, and of the largest ones it still fits. */
  private static final long LISTED_AT_ONCE = 200;

  private final Interest<T> interest;
  private final Function<UnaryOperator<T>, ItemStore<T>> store;
  private final List<InformerEventSource<T, GoRelease>> informers;

  /**
   * Informers that are not started yet.
   *
   * @param namespaces where to watch; none means everywhere
   * @param faults where what cannot be taken in becomes a value
   */
  WatchedKind(
      Interest<T> interest,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    this(interest, PrunedStore::new, namespaces, faults, context);
  }

  /**
   * The same, where somebody hears of everything that is kept.
   *
   * @param heard told before anybody is woken
   */
  WatchedKind(
      Interest<T> interest,
      Heard<T> heard,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    this(interest, prune -> new PrunedStore<>(prune, heard), namespaces, faults, context);
  }

  /**
   * Informers with stores of their own.
   *
   * @param store makes an empty one from what prunes an object
   */
  WatchedKind(
      Interest<T> interest,
      Function<UnaryOperator<T>, ItemStore<T>> store,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    this.interest = interest.guarded(faults);
    this.store = store;
    this.informers =
        namespaces.isEmpty()
            ? List.of(informer(Optional.empty(), context))
            : namespaces.stream().map(name -> informer(Optional.of(name), context)).toList();
  }

  private InformerEventSource<T, GoRelease> informer(
      Optional<String> namespace, EventSourceContext<GoRelease> context) {
    var configuration =
        InformerEventSourceConfiguration.from(interest.type(), GoRelease.class)
            .withName(interest.name() + namespace.map(name -> "-in-" + name).orElse(""))
            .withInformerListLimit(LISTED_AT_ONCE)
            .withItemStore(store.apply(interest.prune()))
            .withOnUpdateFilter((fresh, old) -> interest.matters().test(old, fresh))
            .withSecondaryToPrimaryMapper(interest.concerns()::apply);
    namespace.ifPresentOrElse(configuration::withNamespaces, configuration::withWatchAllNamespaces);
    interest.labels().ifPresent(configuration::withLabelSelector);
    return new InformerEventSource<>(configuration.build(), context);
  }

  List<? extends EventSource<?, GoRelease>> sources() {
    return informers;
  }

  /** Those that concern this release. */
  List<T> of(GoRelease release) {
    return informers.stream()
        .flatMap(informer -> informer.getSecondaryResources(release).stream())
        .toList();
  }

  /** The one of this name, if it is watched. */
  Optional<T> get(String namespace, String name) {
    return informers.stream()
        .flatMap(informer -> informer.get(new ResourceID(name, namespace)).stream())
        .findFirst();
  }

  /** The one of this name, of a kind that lives in no namespace. */
  Optional<T> get(String name) {
    return informers.stream()
        .flatMap(informer -> informer.get(new ResourceID(name)).stream())
        .findFirst();
  }

  /** Whether this is the kind. */
  boolean holds(Class<?> kind) {
    return interest.type().equals(kind);
  }

  /** All of them. */
  Stream<T> all() {
    return informers.stream().flatMap(informer -> informer.list(object -> true));
  }

  /**
   * Makes what was just written visible before the watch tells of it; one that the watch told the
   * end of meanwhile stays away.
   *
   * @param read the object as it was read; empty when it was created
   * @param object of this kind
   */
  void wrote(Optional<? extends HasMetadata> read, HasMetadata object) {
    Optional<T> before = read.map(interest.type()::cast);
    T written = interest.type().cast(object);
    ResourceID id = ResourceID.fromResource(written);
    informers.stream()
        .filter(informer -> watches(informer, written))
        .forEach(
            informer ->
                before
                    .filter(old -> informer.get(id).isPresent())
                    .ifPresentOrElse(
                        old -> informer.handleRecentResourceUpdate(id, written, old),
                        () -> informer.handleRecentResourceCreate(id, written)));
  }

  private boolean watches(InformerEventSource<T, GoRelease> informer, T object) {
    var namespaces = informer.configuration().getInformerConfig().getNamespaces();
    return informers.size() == 1 || namespaces.contains(object.getMetadata().getNamespace());
  }
}
