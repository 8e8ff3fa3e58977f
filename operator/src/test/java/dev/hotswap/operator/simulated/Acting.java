package dev.hotswap.operator.simulated;

import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One operator on the stage: how it is killed, and how it is made to sleep in a request. */
final class Acting {
  private final User user;
  private final OperatorHandle handle;
  private final FaultPlan faults;
  private Optional<FaultPlan.Handle> death = Optional.empty();
  private Optional<Sleep> sleep = Optional.empty();

  private record Sleep(FaultPlan.Handle hold, CountDownLatch wake) {}

  Acting(User user, OperatorHandle handle, FaultPlan faults) {
    this.user = user;
    this.handle = handle;
    this.faults = faults;
  }

  String name() {
    return user.name();
  }

  long turns() {
    return handle.turns();
  }

  /** None of its writes arrives from this one on, counted from 0. */
  void diesAtWrite(int index) {
    death =
        Optional.of(
            faults.plan(
                new Fault.BreakBefore(),
                RequestMatch.any().user(user.name()).onlyWrites(),
                new Frequency.From(index)));
  }

  /** Whether it is dead without knowing. */
  boolean dead() {
    return death.filter(plan -> plan.hits() > 0).isPresent();
  }

  /** Its next write of this resource is on its way until {@link #wake()}. */
  void sleepsIn(String verb, String resource) {
    var wake = new CountDownLatch(1);
    var hold = faults.next(new Fault.Hold(wake), RequestMatch.of(verb, resource).user(user.name()));
    sleep = Optional.of(new Sleep(hold, wake));
  }

  /** Whether it sleeps in a request. */
  boolean asleep() {
    return sleep.filter(s -> s.wake().getCount() > 0 && s.hold().hits() > 0).isPresent();
  }

  /** Lets go of the request it sleeps in, and does not let it sleep again. */
  void wake() {
    sleep.ifPresent(
        s -> {
          s.hold().remove();
          s.wake().countDown();
        });
  }

  boolean busy() {
    return handle.busy() && !asleep() && !dead();
  }

  /** As kill -9: from now on no request of it reaches the server. */
  void cutOff() {
    faults.plan(
        new Fault.BreakBefore(), RequestMatch.any().user(user.name()), new Frequency.Always());
    wake();
  }

  void stop() {
    wake();
    handle.close();
  }
}
