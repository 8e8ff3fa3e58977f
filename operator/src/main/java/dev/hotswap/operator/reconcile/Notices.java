package dev.hotswap.operator.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.ManagedFields;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.workload.slot.HandEdit;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people are told although nothing was decided: something stands in the way, somebody wrote
 * into what is the release's, a command cannot be read. Ids are made of what happened, so that each
 * is told once.
 */
final class Notices {
  private Notices() {}

  /**
   * Everything of that kind that can be seen now.
   *
   * @param inTheWay of the version that is about to start
   */
  static List<Announcement> of(
      ReconcileContext context, Seen<List<Problem>> inTheWay, Instant now) {
    return Stream.of(
            preflight(context, inTheWay, now),
            command(context, now),
            route(context, now),
            edits(context).stream().map(edit -> of(EventName.SLOT_EDITED, edit.sentence(), now)),
            services(context, now),
            context.session().reclaimed().news().stream(),
            context.holdings().unreadable().stream()
                .map(sentence -> of(EventName.OBJECT_UNREADABLE, sentence, now)))
        .flatMap(notices -> notices)
        .toList();
  }

  /** Somebody else's changes to the slots' Deployments. */
  static List<HandEdit> edits(ReconcileContext context) {
    return Arrays.stream(Slot.values())
        .flatMap(
            slot ->
                Holdings.named(context.holdings().deployments(), context.names().slot(slot))
                    .stream()
                    .filter(context.owner()::controls)
                    .flatMap(live -> HandEdit.of(slot, live).stream()))
        .toList();
  }

  private static Stream<Announcement> preflight(
      ReconcileContext context, Seen<List<Problem>> inTheWay, Instant now) {
    String all =
        inTheWay.known().stream()
            .flatMap(List::stream)
            .filter(Problem::blocks)
            .map(Problem::sentence)
            .collect(Collectors.joining("; "));
    String version = context.intent().target().version();
    return all.isEmpty()
        ? Stream.empty()
        : Stream.of(of(EventName.PREFLIGHT_FAILED, version + " does not start: " + all, now));
  }

  private static Stream<Announcement> command(ReconcileContext context, Instant now) {
    return IntentMapping.refusal(context.release()).stream()
        .map(sentence -> of(EventName.COMMAND_REFUSED, sentence, now));
  }

  private static Stream<Announcement> route(ReconcileContext context, Instant now) {
    return context.routing().read(Optional.empty()).editors().stream()
        .map(
            editor ->
                of(
                    EventName.ROUTE_OVERWRITTEN,
                    "the route was overwritten by " + editor + ": it is put back",
                    now));
  }

  private static Stream<Announcement> services(ReconcileContext context, Instant now) {
    return context.holdings().services().stream()
        .filter(context.owner()::controls)
        .flatMap(
            service ->
                editors(service)
                    .map(
                        editor ->
                            of(
                                EventName.SLOT_EDITED,
                                "Service "
                                    + service.getMetadata().getName()
                                    + " was changed by "
                                    + editor
                                    + ": it is put back",
                                now)));
  }

  private static Stream<Editor> editors(Service service) {
    return Stream.of("selector", "ports")
        .flatMap(field -> ManagedFields.editors(service, "spec", field).stream())
        .distinct();
  }

  /** Something that happened, with an id that is made of it. */
  static Announcement of(EventName event, String sentence, Instant now) {
    String id = event.wire() + "/" + UUID.nameUUIDFromBytes(sentence.getBytes(UTF_8));
    return new Announcement(id, event, event != EventName.OBJECTS_RECLAIMED, sentence, now);
  }
}
