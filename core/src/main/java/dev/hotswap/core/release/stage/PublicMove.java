package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the public Service from one set of backends to the next: callers that do not pass a
 * gateway go by its endpoints, which follow its selector later.
 */
public final class PublicMove {
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(10);

  private PublicMove() {}

  /**
   * Since when a set of backends is asked for that was not seen to be followed; empty while the
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
      case Stage.Preparing _, Stage.Starting _, Stage.Shifting _, Stage.Draining _ ->
          Optional.empty();
    };
  }

  /**
   * True when the Service selects exactly these backends, lists as many pods of the one it moves to
   * as that needs or has, and none of one that it leaves. Where nobody can tell what it lists,
   * after the time that endpoints take.
   */
  static boolean followed(
      DecisionInput input, Attempt attempt, Set<BackendId> members, BackendId to, Instant asked) {
    return input.publicMembersAre(members)
        && input
            .world()
            .publicEndpoints()
            .known()
            .map(listed -> lists(input, attempt, listed, members, to))
            .orElseGet(() -> input.passed(asked, propagation(input, to)));
  }

  /**
   * The same on the way back. What is listed may be older there than backends that were asked for
   * and never seen to be listed: what is left counts as left only after the time that endpoints
   * take. Where stable has ready pods, nothing is waited for longer than {@link Propagation#MOST}
   * for each move: endpoints that nobody writes any more keep no bad version running.
   *
   * @param restored since when the gateway sends everything to stable
   */
  static boolean followedBack(
      DecisionInput input,
      Attempt attempt,
      Set<BackendId> members,
      BackendId to,
      Instant restored) {
    boolean both = other(attempt, to).filter(members::contains).isPresent();
    boolean listed =
        followed(input, attempt, members, to, restored)
            && (both || input.passed(restored, propagation(input, to)));
    Duration longest = both ? Propagation.MOST : Propagation.MOST.multipliedBy(2);
    return listed
        || (input.publicMembersAre(members)
            && input.ready(to) > 0
            && input.passed(restored, longest));
  }

  private static boolean lists(
      DecisionInput input,
      Attempt attempt,
      Map<BackendId, Integer> listed,
      Set<BackendId> members,
      BackendId to) {
    return leaving(attempt, listed, members, to) == 0
        && listed.getOrDefault(to, 0) >= needed(input, attempt, to);
  }

  /** Pods that are still listed and behind nothing that it selects. */
  private static int leaving(
      Attempt attempt, Map<BackendId, Integer> listed, Set<BackendId> members, BackendId to) {
    return other(attempt, to)
        .filter(left -> !members.contains(left) && !left.sharesPodsWith(to))
        .map(left -> listed.getOrDefault(left, 0))
        .orElse(0);
  }

  /** The other end of the attempt. */
  private static Optional<BackendId> other(Attempt attempt, BackendId to) {
    return to.equals(attempt.to()) ? attempt.from() : Optional.of(attempt.to());
  }

  private static int needed(DecisionInput input, Attempt attempt, BackendId to) {
    int capacity = Sizing.capacity(100, input.replicas(attempt));
    return Math.min(capacity, Math.max(1, input.ready(to)));
  }

  private static Duration propagation(DecisionInput input, BackendId backend) {
    return input.backend(backend).map(seen -> seen.reach().propagation()).orElse(Propagation.LEAST);
  }

  /** Who waits for endpoints hears of no event. */
  public static Optional<Instant> again(DecisionInput input, Stage stage) {
    return awaitedSince(stage).map(since -> input.now().plus(pace(since, input.now())));
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
    DecisionInput input = new DecisionInput(intent, world, Instant.EPOCH);
    BackendId to =
        attempt.stage() instanceof RollingBack ? attempt.from().orElse(attempt.to()) : attempt.to();
    Set<BackendId> members = world.publicMembers().known().orElse(Set.of());
    return awaitedSince(attempt.stage())
        .flatMap(since -> world.publicEndpoints().known())
        .map(
            listed ->
                new Awaited(
                    listed.getOrDefault(to, 0),
                    needed(input, attempt, to),
                    leaving(attempt, listed, members, to)));
  }

  /**
   * Endpoints that are waited for.
   *
   * @param listed ready pods of the backend it moves to
   * @param needed how many there have to be
   * @param leaving pods of a backend that it leaves: there have to be none
   */
  public record Awaited(int listed, int needed, int leaving) {}
}
