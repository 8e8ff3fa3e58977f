package dev.hotswap.e2e.scenario.action;

import java.time.Duration;
import java.util.List;

/** One step of a script. */
public sealed interface Action {
  /** The release is applied with this version, as Argo CD would. */
  record Apply(String version) implements Action {}

  /** Goes on once the release looks so; fails after the bound. */
  record Until(StatusMatch look, Duration within) implements Action {}

  /** Goes on after this time. */
  record Wait(Duration time) implements Action {}

  /** Somebody else applies the objects of {@code scenario/neighbours/NAME.yaml}. */
  record Neighbour(String name) implements Action {}

  /**
   * A person types this after {@code kubectl}, in the release's namespace, which {@code $namespace}
   * stands for.
   */
  record Kubectl(List<String> arguments) implements Action {}

  /** A person gives a command such as {@code retry} for the revision that is tried or held. */
  record Command(String word) implements Action {}

  /** Something happens to a program of the stack. */
  record Fault(Kind kind, String target) implements Action {
    /** What happens to it. */
    public enum Kind {
      KILL,
      STOP,
      START,
      PAUSE,
      RESUME
    }
  }

  /** A process of a pod of this role is killed: {@code stable} or {@code candidate}. */
  record KillPod(String role) implements Action {}

  /** The node that a pod of this role runs on is drained, by evictions. */
  record Drain(String role) implements Action {}

  /** Nothing is heard any more of the node that a pod of this role runs on; its processes end. */
  record LoseNode(String role) implements Action {}

  /** Every node that was lost is back, with nothing running on it. */
  record FindNodes() implements Action {}

  /** Notes which pods of this role run, and how often they were restarted. */
  record Remember(String role) implements Action {}

  /**
   * Another tenant does everything of {@code e2e/hostile} from now on, while the script goes on.
   */
  record Attack(String folder) implements Action {}

  /** Fails unless every attack has ended as its file says. */
  record Repelled() implements Action {}

  /** Fails unless the pods noted before run on, none of them restarted. */
  record Undisturbed() implements Action {}

  /** A HorizontalPodAutoscaler scales the release from now on; the work is what four pods do. */
  record Autoscale(Target target) implements Action {
    /** What it goes by. */
    public enum Target {
      /** Memory of pods against what they ask for. */
      UTILIZATION,
      /** A number from outside against a limit. */
      VALUE,
      /** A metric of pods against a mean. */
      AVERAGE_OF_PODS,
      /** A number from outside, shared among the pods. */
      AVERAGE_VALUE,
      /** All four; the one that wants most pods wins. */
      ALL
    }
  }

  /** So much work there is from now on, in percent of what one pod is made for. */
  record Work(int percent) implements Action {}

  /** Fails unless the autoscaler has looked and left the release at so many pods since then. */
  record Steady(int replicas) implements Action {}

  /** The operator ends and a newer build of it starts, with another default for pods. */
  record Upgrade() implements Action {}

  /** Everything this program has stored is gone, and it starts again. */
  record Empty(String part) implements Action {}

  /** The image of this version misbehaves no more: what it depends on is mended. */
  record Mend(String version) implements Action {}
}
