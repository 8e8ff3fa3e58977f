package dev.hotswap.e2e.scenario.result;

import dev.hotswap.e2e.stack.OperatorProcess;
import dev.hotswap.e2e.stack.Resident;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator needed while a scenario was played. Scenarios that are played at once share it.
 *
 * @param cpuMillis processor time
 * @param residentMebibytes memory at the end
 */
public record Cost(long cpuMillis, double residentMebibytes) {
  /** A reading to compare a later one with. */
  public record Reading(long pid, Duration cpu) {
    /** What this operator has needed so far; empty while it does not run. */
    public static Optional<Reading> of(OperatorProcess operator) {
      return operator
          .pid()
          .flatMap(ProcessHandle::of)
          .flatMap(
              process ->
                  process.info().totalCpuDuration().map(cpu -> new Reading(process.pid(), cpu)));
    }
  }

  /** Between two readings of one process. */
  public static Optional<Cost> between(Optional<Reading> before, Optional<Reading> after) {
    return before.flatMap(b -> after.filter(a -> a.pid() == b.pid()).map(a -> cost(b, a)));
  }

  private static Cost cost(Reading before, Reading after) {
    return new Cost(after.cpu().minus(before.cpu()).toMillis(), Resident.mebibytes(after.pid()));
  }
}
