package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.real.part.Signal;
import dev.hotswap.e2e.scenario.action.Action.Fault;
import dev.hotswap.e2e.stack.OperatorProcess;

/** Does faults to the programs of a stack, and brings everything back afterwards. */
public record Stage(RealStack stack) {
  /** What a script calls the operator that leads at first. */
  static final String OPERATOR = "operator";

  private static final String SECOND = "second-operator";

  void happens(Fault fault) throws InterruptedException {
    switch (fault.target()) {
      case OPERATOR -> happens(fault.kind(), stack.operator());
      case SECOND -> happens(fault.kind(), stack.secondOperator());
      default -> happens(fault.kind(), PartName.of(fault.target()));
    }
  }

  private static void happens(Fault.Kind kind, OperatorProcess operator) {
    switch (kind) {
      case KILL -> operator.kill();
      case STOP -> operator.close();
      case START -> operator.start();
      case PAUSE -> operator.pid().ifPresent(Signal.STOP::send);
      case RESUME -> operator.pid().ifPresent(Signal.CONT::send);
    }
  }

  private void happens(Fault.Kind kind, PartName part) throws InterruptedException {
    switch (kind) {
      case KILL -> stack.part(part).kill();
      case STOP -> stack.part(part).stop();
      case START -> stack.part(part).start();
      case PAUSE -> stack.part(part).pause();
      case RESUME -> stack.part(part).resume();
    }
  }

  /** The operator's image is exchanged for a newer one, as a chart's upgrade does. */
  void upgrade() {
    stack.operator().close();
    stack.operator().install(NewerBuild.compile(stack.places().data().resolve("newer")));
    stack.operator().start();
  }

  /** Loses what a program has stored. */
  void empty(String part) throws InterruptedException {
    stack.part(PartName.of(part)).kill();
    stack.places().forget(part);
    stack.part(PartName.of(part)).start();
  }

  /** After a scenario that disturbed what others share: everything works again. */
  public void tidy() throws InterruptedException {
    for (PartName part : PartName.values()) {
      stack.part(part).resume();
      if (!stack.part(part).works()) {
        stack.part(part).start();
      }
    }
    stack.operator().pid().ifPresent(Signal.CONT::send);
    stack.secondOperator().pid().ifPresent(Signal.CONT::send);
    stack.secondOperator().close();
    if (stack.operator().uninstall()) {
      stack.operator().close();
    }
    stack.operator().start();
    RealStack.WINDOWS.forEach(stack.kubelets()::find);
  }
}
