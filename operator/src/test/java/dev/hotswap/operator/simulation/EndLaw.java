package dev.hotswap.operator.simulation;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds once a history is over and everything has come to rest. */
enum EndLaw {
  /** Invariant 12: nothing is left of a deleted release. */
  A_DELETED_RELEASE_LEAVES_NOTHING,
  /** Every request goes to what status calls stable. */
  THE_ROUTE_LEADS_TO_STABLE,
  /** Stable has all its pods, the other slot none. */
  PODS_ARE_THOSE_OF_STABLE,
  /** Callers that do not pass the gateway reach stable, and it alone. */
  THE_PUBLIC_SERVICE_LEADS_TO_STABLE,
  /** Nothing that was needed on the way is left. */
  NO_PULLER_IS_LEFT,
  /** A version that cannot serve does not end as stable. */
  STABLE_CAN_SERVE,
  /** A good version that Git asks for, and that nothing spoke against, serves. */
  A_GOOD_VERSION_ARRIVES;

  /** What breaks this law, in words. */
  Optional<String> broken(Play play) {
    Shadow shadow = play.ledger().shadow();
    if (play.git().deleted()) {
      return this == A_DELETED_RELEASE_LEAVES_NOTHING ? leftovers(shadow) : Optional.empty();
    }
    GoReleaseStatus status = play.status().orElseThrow();
    Optional<Slot> stable =
        Optional.ofNullable(status.stable())
            .flatMap(serving -> BackendId.of(serving.backend()).slot());
    return switch (this) {
      case A_DELETED_RELEASE_LEAVES_NOTHING -> Optional.empty();
      case THE_ROUTE_LEADS_TO_STABLE ->
          stable
              .filter(slot -> shadow.weight(slot).orElse(-1) != 100)
              .map(slot -> "slot %s gets %s".formatted(slot, shadow.weight(slot)));
      case PODS_ARE_THOSE_OF_STABLE ->
          stable
              .filter(
                  slot ->
                      Optional.ofNullable(status.stable()).stream()
                          .allMatch(serving -> play.conduct(serving.version()).serves()))
              .flatMap(slot -> pods(shadow, slot, play));
      case THE_PUBLIC_SERVICE_LEADS_TO_STABLE -> stable.flatMap(slot -> service(shadow, slot));
      case NO_PULLER_IS_LEFT -> pullers(shadow);
      case STABLE_CAN_SERVE -> canServe(play, status);
      case A_GOOD_VERSION_ARRIVES -> arrives(play, status);
    };
  }

  private static Optional<String> leftovers(Shadow shadow) {
    List<String> left =
        shadow.owned().map(key -> key.resource() + "/" + key.name()).sorted().toList();
    return left.isEmpty() && shadow.of(Shadow.RELEASES).findAny().isEmpty()
        ? Optional.empty()
        : Optional.of("left: " + left);
  }

  private static Optional<String> pods(Shadow shadow, Slot stable, Play play) {
    long serving = shadow.ready(stable);
    long others =
        Stream.of(Slot.values())
            .filter(slot -> slot != stable)
            .flatMap(slot -> shadow.pods(slot))
            .count();
    return serving == play.git().replicas() && others == 0
        ? Optional.empty()
        : Optional.of(
            "slot %s has %d of %d ready, the other %d"
                .formatted(stable, serving, play.git().replicas(), others));
  }

  private static Optional<String> service(Shadow shadow, Slot stable) {
    Optional<String> selected =
        shadow
            .get("services", Git.RELEASE)
            .map(service -> service.at("spec", "selector", "hotswap.dev/slot").asText());
    return selected.filter(stable.suffix()::equals).isPresent()
        ? Optional.empty()
        : Optional.of("it selects " + selected);
  }

  private static Optional<String> pullers(Shadow shadow) {
    return shadow
        .of(Shadow.PODS)
        .filter(pod -> pod.labels().containsKey("hotswap.dev/puller"))
        .map(ApiObject::name)
        .findFirst()
        .map(name -> name + " is left");
  }

  private static Optional<String> canServe(Play play, GoReleaseStatus status) {
    return Optional.ofNullable(status.stable())
        .map(serving -> serving.version())
        .filter(version -> !play.conduct(version).serves())
        .filter(version -> !play.overruled())
        .filter(version -> !(play.conduct(version).looksGood() && unopposed(play, version)))
        .filter(version -> !crashedUnseen(play, version))
        .map(version -> "%s is stable and is %s".formatted(version, play.conduct(version)));
  }

  /** A node that is lost tells nobody that its pods ended, for longer than a release may take. */
  private static boolean crashedUnseen(Play play, String version) {
    return play.conduct(version) == Conduct.OUT_OF_MEMORY
        && play.reached().contains(Act.LoseNode.class.getSimpleName());
  }

  private static boolean unopposed(Play play, String version) {
    return play.ledger().unopposed().contains(version);
  }

  private static Optional<String> arrives(Play play, GoReleaseStatus status) {
    String wanted = play.git().version();
    boolean rejected =
        status.rejectedRevisions().stream().anyMatch(r -> r.version().equals(wanted));
    boolean serves = status.stable() != null && status.stable().version().equals(wanted);
    return !play.conduct(wanted).serves() || rejected || serves
        ? Optional.empty()
        : Optional.of("%s is wanted, and %s".formatted(wanted, status.message()));
  }
}
