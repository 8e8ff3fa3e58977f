package dev.hotswap.core.release;

import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.Stage.Promoting;
import dev.hotswap.core.release.Stage.RollingBack;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the public Service from one set of slots to the next: callers that do not pass a gateway
 * go by its endpoints, which follow its selector later.
 */
public final class PublicMove {
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(10);

  private PublicMove() {}

  /**
   * Since when a set of slots is asked for that was not seen to be followed; empty while the
   * Service does not move, and its endpoints need not be looked at.
   */
  public static Optional<Instant> awaitedSince(ReleaseState state) {
    return state.attempt().map(Attempt::stage).flatMap(PublicMove::awaitedSince);
  }

  private static Optional<Instant> awaitedSince(Stage stage) {
    return switch (stage) {
      case Promoting s ->
          s.move() != Promoting.Move.WEIGHT && s.seenAt().isEmpty()
              ? Optional.of(s.since())
              : Optional.empty();
      case RollingBack s ->
          switch (s.leg()) {
            case PUBLIC_BOTH, PUBLIC_STABLE ->
                s.seenAt().isEmpty() ? s.restoredAt() : Optional.empty();
            case ROUTE_ALONE, ROUTE, DRAIN, EMPTY -> Optional.empty();
          };
      case Stage.Preflight s -> Optional.empty();
      case Stage.Staging s -> Optional.empty();
      case Stage.Clearing s -> Optional.empty();
      case Stage.Starting s -> Optional.empty();
      case Stage.Shifting s -> Optional.empty();
      case Stage.Draining s -> Optional.empty();
    };
  }

  /**
   * True when the Service selects exactly these slots, lists as many pods of the slot it moves to
   * as that slot needs or has, and none of a slot that it leaves. Where nobody can tell what it
   * lists, after the time that endpoints take.
   */
  static boolean followed(Look look, Attempt attempt, Set<Slot> members, Slot to, Instant asked) {
    return look.publicMembersAre(members)
        && look.world()
            .publicEndpoints()
            .known()
            .map(listed -> lists(look, attempt, listed, members, to))
            .orElseGet(() -> look.passed(asked, propagation(look, to)));
  }

  /**
   * The same on the way back. What is listed may be older there than slots that were asked for and
   * never seen to be listed: what is left counts as left only after the time that endpoints take.
   * Where stable has ready pods, nothing is waited for longer than {@link Propagation#MOST} for
   * each move: endpoints that nobody writes any more keep no bad version running.
   *
   * @param restored since when the gateway sends everything to stable
   */
  static boolean followedBack(
      Look look, Attempt attempt, Set<Slot> members, Slot to, Instant restored) {
    boolean both = members.contains(to.other());
    boolean listed =
        followed(look, attempt, members, to, restored)
            && (both || look.passed(restored, propagation(look, to)));
    Duration longest = both ? Propagation.MOST : Propagation.MOST.multipliedBy(2);
    return listed
        || (look.publicMembersAre(members)
            && look.backend(to).filter(backend -> backend.ready() > 0).isPresent()
            && look.passed(restored, longest));
  }

  private static boolean lists(
      Look look, Attempt attempt, Map<Slot, Integer> listed, Set<Slot> members, Slot to) {
    boolean left = members.contains(to.other()) || listed.getOrDefault(to.other(), 0) == 0;
    return left && listed.getOrDefault(to, 0) >= needed(look, attempt, to);
  }

  private static int needed(Look look, Attempt attempt, Slot to) {
    int capacity = Sizing.capacity(100, look.replicas(attempt));
    int ready = look.backend(to).map(Backend::ready).orElse(0);
    return Math.min(capacity, Math.max(1, ready));
  }

  private static Duration propagation(Look look, Slot slot) {
    return look.backend(slot)
        .map(backend -> backend.reach().propagation())
        .orElse(Propagation.LEAST);
  }

  /** Who waits for endpoints hears of no event. */
  static Optional<Instant> again(Look look, Stage stage) {
    return awaitedSince(stage).map(since -> look.now().plus(pace(since, look.now())));
  }

  /**
   * How long after a look at its endpoints the next one is worth it: a tenth of the time that they
   * have been waited for, 1 to 10 s.
   */
  public static Duration pace(Instant since, Instant now) {
    Duration tenth = Duration.between(since, now).dividedBy(10);
    return tenth.compareTo(OFTEN) < 0 ? OFTEN : tenth.compareTo(SELDOM) > 0 ? SELDOM : tenth;
  }

  /** What is listed and how much is needed, for people; empty where nobody waits or sees it. */
  public static Optional<Awaited> awaited(Intent intent, Attempt attempt, World world) {
    Look look = new Look(intent, world, Instant.EPOCH);
    Slot to = attempt.stage() instanceof RollingBack ? attempt.slot().other() : attempt.slot();
    Set<Slot> members = world.publicMembers().known().orElse(Set.of());
    return awaitedSince(attempt.stage())
        .flatMap(since -> world.publicEndpoints().known())
        .map(
            listed ->
                new Awaited(
                    listed.getOrDefault(to, 0),
                    needed(look, attempt, to),
                    members.contains(to.other()) ? 0 : listed.getOrDefault(to.other(), 0)));
  }

  /**
   * Endpoints that are waited for.
   *
   * @param listed ready pods of the slot it moves to
   * @param needed how many there have to be
   * @param leaving pods of a slot that it leaves: there have to be none
   */
  public record Awaited(int listed, int needed, int leaving) {}
}
