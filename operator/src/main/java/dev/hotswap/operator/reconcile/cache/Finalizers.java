package dev.hotswap.operator.reconcile.cache;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The finalizers of a release: who may update releases may put megabytes of them on one. */
public final class Finalizers {
  /** Hotswap's own; part of the API. */
  public static final String OWN = "hotswap.dev/release";

  private static final int MOST = 4_096;

  /** Stands for those that are not held in memory. */
  private static final String OTHERS = "hotswap.dev/others";

  /** Those that somebody asks for: our own, and how the API server deletes. */
  private static final Set<String> KNOWN = Set.of(OWN, "orphan", "foregroundDeletion");

  private Finalizers() {}

  /** All, or where they are too many those that somebody asks for. */
  static List<String> pruned(List<String> all) {
    return all.stream().mapToLong(String::length).sum() <= MOST
        ? all
        : Stream.concat(all.stream().filter(KNOWN::contains), Stream.of(OTHERS)).toList();
  }

  /** Whether some have to be read before they are written back. */
  public static boolean isPruned(List<String> finalizers) {
    return finalizers.contains(OTHERS);
  }
}
