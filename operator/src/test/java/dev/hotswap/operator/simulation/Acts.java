package dev.hotswap.operator.simulation;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import java.util.Optional;

/** Makes acts happen. */
final class Acts {
  private Acts() {}

  /** Lets it happen; false when it cannot happen now, as when nobody is there to be killed. */
  static boolean perform(Act act, Play play) {
    return switch (act) {
      case Act.People people -> people(people, play);
      case Act.HandEdit edit -> HandEdits.perform(edit, play);
      case Act.Fate fate -> play.crew().calm() && fate(fate, play.crew());
      case Act.Api api -> play.crew().calm() && api(api, play);
      case Act.Weather weather -> Weathers.perform(weather, play);
    };
  }

  private static boolean people(Act.People act, Play play) {
    if (play.git().deleted()) {
      return false;
    }
    switch (act) {
      case Act.Commit(String version, Conduct conduct) -> play.push(version, conduct);
      case Act.Scale(int replicas) -> play.git().scale(replicas);
      case Act.Pause(boolean on) -> {
        play.git().pause(on);
        play.later(8, () -> play.git().pause(false));
      }
      case Act.EditPolicy(int seconds) -> play.git().pauses(seconds);
      case Act.LosePolicy(int seconds) -> {
        play.shop().deletePolicy();
        play.later(seconds, play.git()::policy);
      }
      case Act.Ask(String verb) -> {
        return ask(verb, play);
      }
      case Act.Delete() -> play.git().delete();
    }
    return true;
  }

  private static boolean ask(String verb, Play play) {
    Optional<String> revision = play.status().flatMap(Acts::revision);
    revision.ifPresent(
        hash -> {
          play.asked(verb);
          play.shop().ask(Git.RELEASE, verb + "@" + hash + "#" + play.now());
        });
    return revision.isPresent();
  }

  /** What a command would be about: the version on trial, else the one that was rejected last. */
  private static Optional<String> revision(GoReleaseStatus status) {
    return Optional.ofNullable(status.attempt())
        .map(attempt -> attempt.revision())
        .or(() -> status.rejectedRevisions().stream().findFirst().map(r -> r.revision()));
  }

  private static boolean fate(Act.Fate act, Crew crew) {
    switch (act) {
      case Act.DieAtWrite(int write, int away) -> crew.dieAtWrite(write, away);
      case Act.Die(int away) -> crew.die(away);
      case Act.Restart(int away) -> crew.restart(away);
      case Act.Rival(int seconds) -> crew.rival(seconds);
      case Act.Sleepwalk(int seconds) -> crew.sleepwalk(seconds);
    }
    return true;
  }

  private static boolean api(Act.Api act, Play play) {
    var server = play.simulated().server();
    FaultPlan faults = server.faults();
    RequestMatch operator = RequestMatch.any().user(play.crew().leader());
    switch (act) {
      case Act.Conflicts(int count) ->
          faults.plan(
              Fault.refuse(409),
              operator.verb("patch").resource("goreleases/status"),
              new Frequency.Next(count));
      case Act.Refusals(int count, int code) ->
          faults.plan(Fault.refuse(code), operator.onlyWrites(), new Frequency.Next(count));
      case Act.AnswerLost(int write) ->
          faults.plan(new Fault.BreakAfter(), operator.onlyWrites(), new Frequency.Only(write));
      case Act.WatchesBreak() -> play.simulated().dropWatches();
      case Act.HistoryForgotten() -> {
        play.ledger().read(play.now(), play.crew().rivals(), play.crew().woken());
        server.compact();
        play.simulated().dropWatches();
      }
      case Act.StaleLists(int changes) -> {
        faults.plan(new Fault.Stale(changes), operator.verb("list"), new Frequency.Next(9));
        play.simulated().dropWatches();
      }
    }
    return true;
  }
}
