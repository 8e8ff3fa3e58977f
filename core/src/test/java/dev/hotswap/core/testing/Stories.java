package dev.hotswap.core.testing;

import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.testing.Story.Timed;
import dev.hotswap.core.testing.Story.When;
import dev.hotswap.core.world.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/** Makes random stories. The same seed makes the same story. */
public final class Stories {
  private static final int LENGTH = 90;
  private static final int[] WEIGHTS = {0, 1, 10, 25, 50, 75, 100};

  /** The short ones more often: few happenings strike them by chance. */
  private static final List<Class<? extends Stage>> STAGES =
      List.of(
          Stage.Preflight.class,
          Stage.Preflight.class,
          Stage.Staging.class,
          Stage.Clearing.class,
          Stage.Clearing.class,
          Stage.Clearing.class,
          Stage.Starting.class,
          Stage.Shifting.class,
          Stage.Promoting.class,
          Stage.Draining.class,
          Stage.Draining.class,
          Stage.Draining.class,
          Stage.RollingBack.class);

  /** Percent of stories whose commits mostly have no image, and percent of their commits. */
  private static final int WITHOUT_IMAGES = 15;

  private static final int WITHOUT_IMAGE = 60;

  private final RandomGenerator random;
  private final RandomGenerator images;
  private final RandomGenerator others;
  private final Layout layout;
  private final boolean withoutImages;
  private Conduct first = Conduct.HEALTHY;

  private Stories(long seed, Layout layout) {
    this.layout = layout;
    others = RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ 0x5eed);
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    images = RandomGeneratorFactory.of("L64X128MixRandom").create(-1 - seed);
    withoutImages = images.nextInt(100) < WITHOUT_IMAGES;
  }

  /** The story of this seed: one or more new versions, people, faults. */
  public static Story random(long seed) {
    return random(seed, Layout.TWO_SLOTS);
  }

  /** The story of this seed where requests can go to these. */
  public static Story random(long seed, Layout layout) {
    return new Stories(seed, layout).story(seed);
  }

  private Story story(long seed) {
    first = chance(85) ? Conduct.HEALTHY : any(Conduct.values());
    List<Timed> happenings = new ArrayList<>();
    happenings.add(new Timed(new When.At(10 + random.nextInt(8)), commit()));
    if (chance(50)) {
      happenings.add(new Timed(new When.At(30 + random.nextInt(40)), commit()));
    }
    int count = chance(90) ? 1 + random.nextInt(9) : 10 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      happenings.addAll(event());
    }
    if (withoutImages) {
      happenings.add(lost());
    }
    if (layout != Layout.TWO_SLOTS) {
      happenings.addAll(ofOthers());
    }
    return new Story(
        seed, layout, first, plan(), random.nextInt(5), chance(70), chance(60), happenings);
  }

  /** A slot loses its pods while an image is looked for that is not there. */
  private Timed lost() {
    Slot slot = images.nextBoolean() ? Slot.A : Slot.B;
    return new Timed(
        new When.In(Stage.Staging.class, 20 + images.nextInt(50), images.nextInt(4)),
        new Happening.CrashAll(slot));
  }

  /** Candidates start in the pods of stable, and what no slot's fault strikes fails. */
  private List<Timed> ofOthers() {
    List<Timed> timed = new ArrayList<>();
    for (int i = others.nextInt(1, 5); i > 0; i--) {
      int second = others.nextInt(LENGTH);
      if (layout == Layout.SHARED_PODS) {
        timed.add(new Timed(new When.At(second), version()));
        timed.add(new Timed(new When.At(second), new Happening.StartsInPods()));
      }
      Happening fails = new Happening.OthersFail(Duration.ofSeconds(others.nextInt(1, 40)));
      timed.add(new Timed(new When.At(others.nextInt(LENGTH)), fails));
    }
    return timed;
  }

  private Happening version() {
    List<Conduct> all = List.of(Conduct.values());
    Conduct conduct = others.nextBoolean() ? Conduct.HEALTHY : all.get(others.nextInt(all.size()));
    return new Happening.Commit((7 + others.nextInt(3)) + "." + all.indexOf(conduct), conduct);
  }

  private List<Timed> event() {
    if (chance(50)) {
      return List.of(new Timed(new When.At(random.nextInt(LENGTH)), happening()));
    }
    Class<? extends Stage> stage = STAGES.get(random.nextInt(STAGES.size()));
    int from = random.nextInt(50);
    Timed strike = new Timed(new When.In(stage, from, random.nextInt(4)), happening());
    return Stream.concat(lasting(stage, from), Stream.of(strike)).toList();
  }

  /** What makes a stage last that is over at once otherwise. */
  private Stream<Timed> lasting(Class<? extends Stage> stage, int from) {
    if (stage == Stage.Preflight.class && chance(50)) {
      return Stream.of(new Timed(new When.At(from), new Happening.PreflightUnseen(seconds(5, 30))));
    }
    return stage == Stage.Clearing.class
        ? Stream.of(new Timed(new When.In(Stage.Draining.class, from, 0), commit()))
        : Stream.empty();
  }

  private Plan plan() {
    List<Step> steps = new ArrayList<>();
    int weight = 0;
    for (int count = random.nextInt(4); count > 0; count--) {
      weight = Math.max(weight, any(WEIGHTS));
      steps.add(chance(12) ? Plans.untilPromoted(weight) : Plans.step(weight, random.nextInt(8)));
    }
    Plan plan =
        Plans.of(
            steps,
            chance(60) ? new Sizing.Full() : new Sizing.ByWeight(1 + random.nextInt(2)),
            chance(80) ? OnBreach.ROLLBACK : OnBreach.HOLD,
            new NoData(seconds(5, 20), any(NoData.Then.values())),
            new InsufficientEvidence(seconds(5, 20), any(InsufficientEvidence.Then.values())));
    return chance(15) ? Plans.unmeasured(plan) : chance(10) ? Plans.patient(plan) : plan;
  }

  private Happening happening() {
    return switch (random.nextInt(44)) {
      case 0, 1, 2 -> commit();
      case 3 -> new Happening.Commit("1.0", first);
      case 4, 5 -> new Happening.Replicas(random.nextInt(6));
      case 6 -> new Happening.Pause(chance(60));
      case 7 -> new Happening.EditPolicy(seconds(1, 9));
      case 8 -> new Happening.PolicyMissing(seconds(5, 30));
      case 9, 10 -> new Happening.Ask(any(Command.Verb.values()));
      case 11 -> new Happening.AskNonsense(any(Command.Verb.values()));
      case 12 -> new Happening.Delete();
      case 13, 14 -> new Happening.Kill(random.nextInt(6), seconds(1, 20));
      case 15 -> new Happening.Away(seconds(1, 30));
      case 16 -> new Happening.Conflicts(1 + random.nextInt(4));
      case 17 -> new Happening.StaleCache(seconds(1, 5), seconds(5, 30));
      case 18 -> new Happening.GatewayStuck(seconds(5, 45));
      case 19 -> new Happening.RouteRefused(seconds(1, 10));
      case 20 -> new Happening.RouteUnseen(seconds(1, 30));
      case 21 -> new Happening.RouteEdited(new Split(Slot.B.lane(), Slot.A.lane(), any(WEIGHTS)));
      case 22 -> new Happening.SlotUnseen(slot(), seconds(1, 20));
      case 23 -> new Happening.PublicLate(seconds(1, 20));
      case 24 -> new Happening.MetricsDown(seconds(3, 40));
      case 25 -> new Happening.BothFail(seconds(3, 20));
      case 26 -> new Happening.ClockBack(chance(85) ? seconds(1, 40) : seconds(60, 7_200));
      case 27 -> new Happening.Evict(slot());
      case 28 -> new Happening.CrashAll(slot());
      case 29 -> new Happening.NodeLost(slot(), seconds(5, 30));
      case 30 -> new Happening.NoRoom(seconds(5, 90));
      case 31 -> new Happening.Blocked(any(Problem.Severity.values()), seconds(5, 30));
      case 32 -> new Happening.MetricsLate(seconds(3, 40));
      case 33 -> new Happening.MetricsGarbage(seconds(3, 40));
      case 34 -> new Happening.PreflightUnseen(seconds(5, 30));
      case 35 -> new Happening.ClockForward(seconds(1, 60));
      case 36 -> new Happening.ScaledByHand(slot(), random.nextInt(4));
      case 37 -> new Happening.EndpointsTake(seconds(0, 14));
      case 38, 39, 40 -> new Happening.EditRoutes(chance(50), random.nextInt(4), chance(30));
      case 41 -> new Happening.RouteDeleted();
      case 42 -> new Happening.OthersSend(seconds(5, 90));
      default -> new Happening.StatusLost();
    };
  }

  private Happening.Commit commit() {
    Conduct drawn = chance(45) ? Conduct.HEALTHY : any(Conduct.values());
    boolean missing = withoutImages && images.nextInt(100) < WITHOUT_IMAGE;
    Conduct conduct = missing ? Conduct.NO_IMAGE : drawn;
    return new Happening.Commit(
        (2 + random.nextInt(4)) + "." + List.of(Conduct.values()).indexOf(conduct), conduct);
  }

  private Slot slot() {
    return any(Slot.values());
  }

  private Duration seconds(int from, int to) {
    return Duration.ofSeconds(random.nextInt(from, to + 1));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private int any(int[] values) {
    return values[random.nextInt(values.length)];
  }
}
