package dev.hotswap.core.testing;

import dev.hotswap.core.release.state.ReleaseState;

/** A played status subresource with its optimistic lock. */
final class PlayedStatus {
  /**
   * What was read.
   *
   * @param version of the object it was read from
   */
  record Read(ReleaseState state, long version) {}

  private ReleaseState state = ReleaseState.NEW;
  private long version;
  private int foreignWrites;
  private int foreignWritesSoFar;
  private int writes;

  Read read() {
    return new Read(state, version);
  }

  ReleaseState state() {
    return state;
  }

  /** Writes, unless somebody else wrote since {@code read}. */
  boolean write(ReleaseState next, long read) {
    if (foreignWrites > 0) {
      foreignWrites--;
      foreignWritesSoFar++;
      version++;
    }
    if (read != version) {
      return false;
    }
    state = next;
    version++;
    writes++;
    return true;
  }

  /** Before anybody looks: what somebody else decided already. */
  void begins(ReleaseState first) {
    state = first;
    foreignWritesSoFar++;
    version++;
  }

  void foreignWrites(int count) {
    foreignWrites = count;
  }

  void wipe() {
    state = ReleaseState.NEW;
    foreignWritesSoFar++;
    version++;
  }

  /** How often somebody else wrote: each is an event. */
  int foreignWritesSoFar() {
    return foreignWritesSoFar;
  }

  int writes() {
    return writes;
  }
}
