package dev.hotswap.operator.reconcile;

import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.preflight.Preflight;
import dev.hotswap.operator.preflight.check.Reason;
import dev.hotswap.operator.preflight.dryrun.DryRun;
import dev.hotswap.operator.preflight.dryrun.DryRuns;
import dev.hotswap.operator.preflight.dryrun.PlannedObject;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.read.ClusterReader;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found in the way of releases, and when it is looked for again: at once for a new spec,
 * else after 5 s, 10 s, 20 s, … up to a minute, and after 5 s where nodes or releases that claim
 * the same changed. Lists may take long: they are asked for beside the turns, never in one.
 */
final class Surveys {
  private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String LOOKING = "what stands in the way is being looked for";

  private final ClusterReader reader;
  private final BackgroundTasks background;
  private final Consumer<ReleaseKey> found;
  private final DryRun dryRun;
  private final Preflight preflight;
  private final FaultBarrier faults;
  private final Clock clock;

  /**
   * Nothing was looked for yet.
   *
   * @param dryRun asks whether what would be made would be taken
   * @param background where it is looked for
   * @param found told when it was
   */
  Surveys(
      ClusterReader reader,
      DryRun dryRun,
      BackgroundTasks background,
      Consumer<ReleaseKey> found,
      FaultBarrier faults,
      Clock clock) {
    this.reader = reader;
    this.dryRun = dryRun;
    this.background = background;
    this.found = found;
    this.preflight = new Preflight(faults);
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * What a survey rests on, besides what only the API server knows.
   *
   * @param generation of the release
   * @param wish of the release
   * @param nodes all Windows nodes
   * @param others what routes of others have to do with the release
   * @param grants what administrators allow
   * @param blocked whether something that is not looked for here stands in the way
   */
  record Basis(
      long generation,
      CandidateRequest wish,
      List<Node> nodes,
      Others others,
      Grants grants,
      boolean blocked) {}

  /**
   * What the API server is asked about.
   *
   * @param all that would be made; asked about only where nothing else stands in the way
   * @param draft the template's Deployment alone, as far as it goes; asked about once, where the
   *     release has to be corrected anyway
   */
  record Planned(Supplier<List<PlannedObject>> all, Supplier<List<PlannedObject>> draft) {}

  /** One release's newest survey. */
  private record Survey(
      Basis basis, Seen<List<Problem>> found, DryRuns dryRuns, Instant at, Duration delay) {
    /** When to look again, if nothing but {@code now}'s basis changed. */
    Instant next(Basis now) {
      return at.plus(basis.equals(now) ? delay : FIRST);
    }

    boolean isOf(Basis now) {
      return basis.generation() == now.generation() && basis.blocked() == now.blocked();
    }

    boolean serves(Basis now, Instant time) {
      return isOf(now) && !time.isBefore(at) && time.isBefore(next(now));
    }

    /** What keeps a version from starting is said until it is known to be gone. */
    boolean stops() {
      return switch (found) {
        case Unknown<List<Problem>> unknown -> true;
        case Known<List<Problem>>(List<Problem> problems, Instant seenAt) ->
            problems.stream().anyMatch(Problem::blocks);
      };
    }
  }

  /** What one look found. */
  private record Look(Seen<List<Problem>> found, DryRuns dryRuns) {
    static Look unknown(String why, Instant since) {
      return new Look(new Unknown<>(why, since), DryRuns.NONE);
    }
  }

  /**
   * How it stands.
   *
   * @param last the newest survey that is over
   * @param running since when another one is waited for
   */
  private record Standing(Optional<Survey> last, Optional<Instant> running) {
    static final Standing NOTHING = new Standing(Optional.empty(), Optional.empty());
  }

  /** What was found of one release. */
  static final class Findings {
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.NOTHING);

    /** It starts nothing; what is being looked for is no answer any more. */
    void clear() {
      standing.set(Standing.NOTHING);
    }
  }

  /**
   * What stands in the way, as found not long ago; unknown while it is being looked for.
   *
   * @param planned what would be made; asked for beside the turn
   */
  Seen<List<Problem>> of(Session session, Basis basis, Planned planned, Instant now) {
    AtomicReference<Standing> standings = session.survey().standing;
    Standing standing = standings.get();
    Optional<Survey> last = standing.last().filter(survey -> survey.isOf(basis));
    if (last.filter(survey -> survey.serves(basis, now)).isPresent()) {
      return last.get().found();
    }
    Instant since = standing.running().orElse(now);
    if (standing.running().isEmpty()) {
      standings.set(new Standing(standing.last(), Optional.of(since)));
      if (!begun(session, basis, planned, since, standing.last())) {
        standings.set(standing);
      }
    }
    return last.filter(Survey::stops)
        .map(Survey::found)
        .orElseGet(() -> new Unknown<>(LOOKING, since));
  }

  /** When this release is looked at again; empty where something else tells of it. */
  static Optional<Instant> next(Session session, Basis basis) {
    Standing standing = session.survey().standing.get();
    return standing.last().filter(none -> standing.running().isEmpty()).map(of -> of.next(basis));
  }

  /** False where an older look at the release is not over yet: it is asked again after that. */
  private boolean begun(
      Session session, Basis basis, Planned planned, Instant since, Optional<Survey> last) {
    return background.start(
        session.key(),
        () -> survey(session, basis, planned, since, last),
        () -> found.accept(session.key()));
  }

  private void survey(
      Session session, Basis basis, Planned planned, Instant since, Optional<Survey> last) {
    Look look = look(session.key(), basis, planned, last);
    // Turns know whole milliseconds: one in the same millisecond must not take this for the future.
    Instant over = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Survey made = new Survey(basis, look.found(), look.dryRuns(), over, delay(basis, last));
    session
        .survey()
        .standing
        .updateAndGet(
            standing ->
                standing.running().equals(Optional.of(since))
                    ? new Standing(Optional.of(made), Optional.empty())
                    : standing);
  }

  private Look look(ReleaseKey release, Basis basis, Planned planned, Optional<Survey> last) {
    Instant now = clock.instant();
    Instant since = last.flatMap(Surveys::unknownSince).orElse(now);
    return faults.guard(
        Task.SURVEY,
        release.toString(),
        () -> looked(release, basis, planned, last, now, since),
        fault -> Look.unknown(fault.sentence(), since));
  }

  private Look looked(
      ReleaseKey release,
      Basis basis,
      Planned planned,
      Optional<Survey> last,
      Instant now,
      Instant since) {
    try {
      Cluster cluster = reader.read(basis.wish(), basis.nodes());
      List<Problem> problems = preflight.problems(facts(basis, cluster, DryRuns.NONE));
      DryRuns known = last.map(Survey::dryRuns).orElse(DryRuns.NONE);
      DryRuns dryRuns = dryRuns(basis, problems, planned, known);
      return new Look(
          new Known<>(preflight.problems(facts(basis, cluster, dryRuns)), now), dryRuns);
    } catch (KubernetesClientException e) {
      LOG.warn("what stands in the way of {} cannot be looked for: {}", release, e.getMessage());
      return Look.unknown(
          "the API server did not say what stands in the way: " + e.getMessage(), since);
    }
  }

  private DryRuns dryRuns(Basis basis, List<Problem> problems, Planned planned, DryRuns known) {
    // A quantity of a hundred million digits keeps an API server busy until nothing else works.
    if (problems.stream()
        .anyMatch(
            problem ->
                problem.severity() == Problem.Severity.BLOCKS
                    || problem.reason().equals(Reason.TEMPLATE_UNREADABLE.word()))) {
      return DryRuns.NONE;
    }
    return basis.blocked() || problems.stream().anyMatch(Problem::blocks)
        ? known.once(dryRun, planned.draft().get())
        : known.again(dryRun, planned.all().get());
  }

  private static Facts facts(Basis basis, Cluster cluster, DryRuns dryRuns) {
    return new Facts(basis.wish(), cluster, basis.others(), basis.grants(), dryRuns.results());
  }

  private static Optional<Instant> unknownSince(Survey survey) {
    return survey.found() instanceof Unknown<List<Problem>> unknown
        ? Optional.of(unknown.since())
        : Optional.empty();
  }

  private static Duration delay(Basis basis, Optional<Survey> last) {
    return last.filter(survey -> survey.basis().equals(basis))
        .map(survey -> survey.delay().multipliedBy(2))
        .map(twice -> twice.compareTo(LONGEST) > 0 ? LONGEST : twice)
        .orElse(FIRST);
  }
}
