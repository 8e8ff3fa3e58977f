package dev.hotswap.e2e.scenario.file;

import dev.hotswap.e2e.scenario.action.Action;
import dev.hotswap.e2e.scenario.action.StatusMatch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the steps of a script. Each is a map with one field: what happens. */
final class ScriptReader {
  private static final Duration UNTIL = Duration.ofSeconds(60);

  private ScriptReader() {}

  static List<Action> read(List<Fields> steps) {
    return steps.stream().map(ScriptReader::action).toList();
  }

  private static Action action(Fields step) {
    String what = step.node().fieldNames().hasNext() ? step.node().fieldNames().next() : "nothing";
    step.only(what);
    return switch (what) {
      case "apply" -> new Action.Apply(step.required(what));
      case "until" -> until(step.map(what));
      case "wait" -> new Action.Wait(step.time(what, Duration.ZERO));
      case "kubectl" -> new Action.Kubectl(List.of(step.required(what).strip().split("\\s+")));
      case "neighbour" -> new Action.Neighbour(step.required(what));
      case "command" -> new Action.Command(step.required(what));
      case "kill", "stop", "start", "pause", "resume" ->
          new Action.Fault(
              Action.Fault.Kind.valueOf(what.toUpperCase(Locale.ROOT)), step.required(what));
      case "killPod" -> new Action.KillPod(step.required(what));
      case "drainNodeOf" -> new Action.Drain(step.required(what));
      case "loseNodeOf" -> new Action.LoseNode(step.required(what));
      case "findNodes" -> new Action.FindNodes();
      case "remember" -> new Action.Remember(step.required(what));
      case "undisturbed" -> only(step, "all", new Action.Undisturbed());
      case "upgrade" -> only(step, "operator", new Action.Upgrade());
      case "empty" -> new Action.Empty(step.required(what));
      case "attack" -> new Action.Attack(step.required(what));
      case "repelled" -> only(step, "all", new Action.Repelled());
      case "autoscale" -> new Action.Autoscale(target(step.required(what)));
      case "work" -> new Action.Work(Integer.parseInt(step.required(what)));
      case "steady" -> new Action.Steady(Integer.parseInt(step.required(what)));
      case "mend" -> new Action.Mend(step.required(what));
      default -> throw new IllegalArgumentException(step.where() + ": nobody can do " + what);
    };
  }

  private static Action.Autoscale.Target target(String word) {
    String upper = word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return Action.Autoscale.Target.valueOf(upper);
  }

  private static Action only(Fields step, String value, Action action) {
    String given = step.required(step.node().fieldNames().next());
    if (!given.equals(value)) {
      throw new IllegalArgumentException(step.where() + " is " + given + ": only " + value);
    }
    return action;
  }

  private static Action until(Fields given) {
    given.only("phase", "stable", "candidate", "weight", "message", "within");
    return new Action.Until(look(given), given.time("within", UNTIL));
  }

  static StatusMatch look(Fields given) {
    return new StatusMatch(
        given.text("phase"),
        given.text("stable"),
        given.text("candidate"),
        given.number("weight"),
        given.text("message").map(Pattern::compile));
  }
}
