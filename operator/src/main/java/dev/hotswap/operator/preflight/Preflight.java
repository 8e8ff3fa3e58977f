package dev.hotswap.operator.preflight;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.fault.Fault;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.preflight.check.Check;
import dev.hotswap.operator.preflight.check.Checks;
import dev.hotswap.operator.preflight.check.Reason;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.Comparator;
import java.util.List;

/** Looks for everything that stands in a release's way. */
public final class Preflight {
  private final FaultBarrier faults;

  /** Checks that fail are told to this barrier. */
  public Preflight(FaultBarrier faults) {
    this.faults = faults;
  }

  /** All problems, those that block first; the same facts give the same list. */
  public List<Problem> problems(Facts facts) {
    return problems(facts, Checks.ALL);
  }

  /** The same of these checks. One that fails is a problem too, and keeps no other from looking. */
  List<Problem> problems(Facts facts, List<Check> checks) {
    return checks.stream()
        .flatMap(check -> problems(facts, check).stream())
        .sorted(Comparator.comparing(Problem::severity))
        .toList();
  }

  private List<Problem> problems(Facts facts, Check check) {
    return faults.guard(
        Task.CHECK,
        facts.wish().namespace()
            + "/"
            + facts.wish().release()
            + ", "
            + check.getClass().getSimpleName(),
        () -> check.of(facts),
        fault -> List.of(failed(check, fault)));
  }

  private static Problem failed(Check check, Fault fault) {
    return Reason.CHECK_FAILED.because(
        "check " + check.getClass().getSimpleName() + ": " + fault.sentence());
  }
}
