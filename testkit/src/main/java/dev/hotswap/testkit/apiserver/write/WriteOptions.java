package dev.hotswap.testkit.apiserver.write;

/**
 * How to write.
 *
 * @param manager the field manager
 * @param force whether an apply takes fields from other managers
 * @param dryRun whether everything happens but the storing
 */
public record WriteOptions(String manager, boolean force, boolean dryRun) {
  /** A plain write by a field manager. */
  public static WriteOptions by(String manager) {
    return new WriteOptions(manager, false, false);
  }
}
