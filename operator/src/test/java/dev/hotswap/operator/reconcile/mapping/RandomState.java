package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.FrozenPolicy;
import dev.hotswap.api.release.status.SkippedParts;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.DecidedSplit;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Past;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Timeline;
import dev.hotswap.core.world.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random states, each field of any value that a release machine could give it. */
final class RandomState {
  private final Random random;
  private final Texts texts;
  private final RandomPolicy policies;
  private final List<FrozenPolicy> kept = new ArrayList<>();

  /** Short texts and short lists. */
  RandomState(Random random) {
    this(random, new Texts(() -> "t" + random.nextInt(1_000_000), length -> "p", 3));
  }

  RandomState(Random random, Texts texts) {
    this.random = random;
    this.texts = texts;
    this.policies = new RandomPolicy(random, texts);
  }

  /**
   * What texts are like.
   *
   * @param anybodys texts that come from pods, gateways, people or the API server
   * @param policys texts of a policy, which was admitted: of at most so many characters
   * @param most items of a list
   */
  record Texts(Supplier<String> anybodys, IntFunction<String> policys, int most) {}

  ReleaseState state() {
    Optional<Split> split =
        maybe(() -> new Split(Slot.B.lane(), Slot.A.lane(), random.nextInt(101)));
    return new ReleaseState(
        ReleaseState.SCHEMA,
        one(Phase.values()),
        maybe(this::serving),
        maybe(this::attempt),
        maybe(() -> new Retained(serving(), time(), maybe(this::plan))),
        new DecidedSplit(split, split.map(s -> time()), maybe(this::routes)),
        new Past(
            some(() -> new Rejected(target(), time(), text())),
            maybe(this::text),
            some(this::entry)),
        some(() -> new Announcement(text(), one(EventName.values()), flip(), text(), time())),
        maybe(() -> new Deletion(time(), maybe(this::time), flip())));
  }

  private RouteRevision routes() {
    return new RouteRevision(Integer.toHexString(random.nextInt(99_999)));
  }

  private BackendId backend() {
    Slot slot = one(Slot.values());
    return switch (random.nextInt(3)) {
      case 0 -> slot.lane();
      case 1 -> slot.lane(2);
      default -> new BackendId.Adopted("s" + random.nextInt(99));
    };
  }

  private Serving serving() {
    return new Serving(target(), backend(), maybe(this::target), images(), maybe(this::routes));
  }

  private Attempt attempt() {
    Plan plan = plan();
    return new Attempt(
        one(Attempt.Kind.values()),
        target(),
        maybe(this::backend),
        backend(),
        plan,
        random.nextInt(500),
        time(),
        images(),
        maybe(this::routes),
        some(this::text),
        maybe(this::time),
        some(() -> new Counter(text(), backend(), text(), new Tally(9 + random.nextInt(9), 3))),
        stage(plan),
        maybe(() -> new Breach(one(Cause.values()), text(), text(), time())),
        timeline());
  }

  private Stage stage(Plan plan) {
    List<Supplier<Stage>> stages =
        List.of(
            () -> new Stage.Clearing(time()),
            () -> new Stage.Preflight(time()),
            () -> new Stage.Staging(time()),
            () -> new Stage.Starting(time(), maybe(this::time)),
            () ->
                plan.steps().isEmpty()
                    ? new Stage.Starting(time(), maybe(this::time))
                    : new Stage.Shifting(
                        random.nextInt(plan.steps().size()),
                        time(),
                        maybe(this::time),
                        Duration.ofNanos(random.nextLong(1L << 50)),
                        flip()),
            () ->
                new Stage.Promoting(
                    one(Stage.Promoting.Move.values()), time(), maybe(this::time), flip()),
            () -> new Stage.Draining(time()),
            () ->
                new Stage.RollingBack(
                    one(Stage.RollingBack.Leg.values()),
                    time(),
                    one(Cause.values()),
                    flip(),
                    flip(),
                    maybe(this::time),
                    maybe(this::time)));
    return stages.get(random.nextInt(stages.size())).get();
  }

  /** What of a plan is left out is written down as well. */
  private Plan plan() {
    FrozenPolicy frozen =
        new FrozenPolicy(
            texts.policys().apply(63) + random.nextInt(1_000_000),
            policies.spec(),
            one(SkippedParts.values()));
    kept.add(frozen);
    return FrozenPolicies.plan(frozen);
  }

  /** The policies of all plans so far, as a release keeps them. */
  FrozenPolicies policies() {
    return FrozenPolicies.of(kept.stream());
  }

  private HistoryEntry entry() {
    return new HistoryEntry(
        target(),
        one(HistoryEntry.Outcome.values()),
        time(),
        time(),
        timeline(),
        text(),
        some(this::text));
  }

  private Timeline timeline() {
    return new Timeline(maybe(this::time), maybe(this::time), maybe(this::time), maybe(this::time));
  }

  private Target target() {
    return new Target(new Revision(Long.toHexString(random.nextLong(1L << 40))), text());
  }

  private Map<String, String> images() {
    Map<String, String> images = new HashMap<>();
    some(() -> images.put(text(), text()));
    return images;
  }

  private Instant time() {
    return Instant.ofEpochSecond(random.nextLong(1L << 32), random.nextInt(1_000_000_000));
  }

  private String text() {
    return texts.anybodys().get();
  }

  private boolean flip() {
    return random.nextBoolean();
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> make) {
    return flip() ? Optional.of(make.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> make) {
    return IntStream.range(0, random.nextInt(texts.most() + 1)).mapToObj(i -> make.get()).toList();
  }
}
