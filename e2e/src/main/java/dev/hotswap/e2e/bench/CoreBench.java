package dev.hotswap.e2e.bench;

import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.Judge;
import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.testing.Moment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one look costs the operator: a release in the last of ten steps, judged by errors and P99,
 * after half an hour of samples taken each second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CoreBench {
  private final Moment moment = HalfAnHour.lastStep();
  private final List<Sample> samples = HalfAnHour.samples();
  private final Sample newest = samples.getLast();
  private final Evidence begun = HalfAnHour.nothingSeen();
  private final Evidence seen =
      samples.subList(0, samples.size() - 1).stream().reduce(begun, Evidence::absorb, (a, b) -> b);
  private final Looks looks = Looks.openEnded();

  /** What the release does next. */
  @Benchmark
  public Decision decide() {
    return ReleaseMachine.decide(moment.intent(), moment.before(), moment.world(), moment.now());
  }

  /** What the cluster shall look like. */
  @Benchmark
  public Optional<Desired> desired() {
    return ReleaseMachine.desired(moment.intent(), moment.before());
  }

  /** One more sample: what happens each second. */
  @Benchmark
  public Assessment judgeNewestSample() {
    return Judge.assess(seen.absorb(newest), looks);
  }

  /** All 1,800 samples anew: what happens after a restart, where the source has a history. */
  @Benchmark
  public Assessment judgeHalfAnHour() {
    return Judge.judge(begun, samples, looks);
  }
}
