package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What one look at a metric source gave. */
public sealed interface Poll {
  /**
   * New numbers, from every reporter there is.
   *
   * @param before counts since the attempt began that are in no sample, by metric name: after a
   *     restart, from sources without a history; usually empty
   * @param samples in order of time, at least one; more than one only where a history was read
   * @param totals running totals by reporter, backend and metric; empty for sources with a history
   * @param flows what flows through each backend, all of them present
   * @param passed requests by reporter and backend, for the proof that a split is followed
   * @param members the fewest pods of a backend that any reporter sends requests to; empty where
   *     not all of them show that
   * @param apart what of the newest sample, and of {@code before}, each gateway counted; empty
   *     where the source tells no gateways apart
   */
  record Fresh(
      Map<String, Counted> before,
      List<Sample> samples,
      List<Counter> totals,
      Map<BackendId, Flow> flows,
      List<Passed> passed,
      Map<BackendId, FewestMembers> members,
      Map<String, Apart> apart)
      implements Poll {
    /**
     * What one gateway counted.
     *
     * @param before counts since the attempt began that are in no sample, by metric name
     * @param metrics of the newest sample, by metric name
     */
    public record Apart(Map<String, Counted> before, Map<String, Observation> metrics) {
      public Apart {
        before = Map.copyOf(before);
        metrics = Map.copyOf(metrics);
      }
    }

    /** From a source that tells no gateways apart. */
    public Fresh(
        Map<String, Counted> before,
        List<Sample> samples,
        List<Counter> totals,
        Map<BackendId, Flow> flows,
        List<Passed> passed,
        Map<BackendId, FewestMembers> members) {
      this(before, samples, totals, flows, passed, members, Map.of());
    }

    /** From a source that shows no membership. */
    public Fresh(
        Map<String, Counted> before,
        List<Sample> samples,
        List<Counter> totals,
        Map<BackendId, Flow> flows,
        List<Passed> passed) {
      this(before, samples, totals, flows, passed, Map.of());
    }

    public Fresh {
      before = Map.copyOf(before);
      samples = List.copyOf(samples);
      totals = List.copyOf(totals);
      flows = Map.copyOf(flows);
      passed = List.copyOf(passed);
      members = Map.copyOf(members);
      apart = Map.copyOf(apart);
    }

    /** The same with what was seen before all of it. */
    public Fresh after(List<Sample> earlier) {
      Instant first = samples.getFirst().at();
      return new Fresh(
          before,
          Stream.concat(earlier.stream().filter(s -> s.at().isBefore(first)), samples.stream())
              .toList(),
          totals,
          flows,
          passed,
          members,
          apart);
    }

    /** What flows through this backend. */
    public Flow flow(BackendId backend) {
      return Objects.requireNonNull(flows.get(backend));
    }
  }

  /**
   * New numbers, but not from every reporter. They may convict a candidate, both versions being
   * counted at the same reporters; they must not acquit it, and no step's clock runs over them.
   * What a missing reporter counts meanwhile arrives in full once it answers again.
   *
   * @param seen what the others said
   * @param missing why the rest said nothing, at least one
   */
  record Partial(Fresh seen, List<Failure> missing) implements Poll {
    public Partial {
      missing = List.copyOf(missing);
    }
  }

  /** The source has nothing newer than the last sample. */
  record Unchanged() implements Poll {}

  /** No usable numbers. */
  record Failed(Failure failure) implements Poll {}
}
