package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Sight;
import java.util.List;
import java.util.Optional;

/** How the reconciler asks for observation: aim while an attempt runs, look any time, then drop. */
public interface Watches {
  /** Starts a watch, or tells the one that runs what changed. Returns at once. */
  void aim(AnalysisTarget aim);

  /** Ends the watch of this release, if there is one: its gateway is no longer read. */
  void drop(ReleaseKey release);

  /** What is known now, without any I/O. Unknown for a release that is not aimed at. */
  Sighting look(ReleaseKey release);

  /** What was learned of this release's stable version; empty while nobody watches it. */
  Optional<Remembered> learned(ReleaseKey release);

  /**
   * Goes on learning of a release that has no attempt, sparsely, until it is aimed at or dropped.
   */
  void rest(Rest rest);

  /**
   * What of this plan its source cannot measure, for preflight: a source that does not exist, a
   * latency limit that is no bucket bound, a query where there is no query language.
   */
  List<Problem> check(AnalysisPlan plan);

  /** Which failures the source of this plan can see. */
  Sight sight(AnalysisPlan plan);
}
