package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.ReleaseKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The session of each release: begun when the release is first seen, ended here and nowhere else. A
 * release that is made anew under the name of another one inherits nothing.
 */
final class Sessions {
  private final Map<ReleaseKey, Session> sessions = new ConcurrentHashMap<>();
  private final Consumer<Session> ended;

  /**
   * No release was seen yet.
   *
   * @param ended told of each session that is over: what runs for it ends
   */
  Sessions(Consumer<Session> ended) {
    this.ended = ended;
  }

  /** The release's session. */
  Session of(GoRelease release) {
    ReleaseKey key = ReleaseLoop.key(release);
    Session known = sessions.computeIfAbsent(key, none -> new Session(release));
    if (known.isOf(release)) {
      return known;
    }
    end(key, known);
    return sessions.computeIfAbsent(key, none -> new Session(release));
  }

  /** Forgets a release that is gone; not the one that was made anew under its name. */
  void forget(GoRelease gone) {
    ReleaseKey key = ReleaseLoop.key(gone);
    Optional.ofNullable(sessions.get(key))
        .filter(known -> known.isOf(gone))
        .ifPresent(known -> end(key, known));
  }

  private void end(ReleaseKey key, Session known) {
    if (sessions.remove(key, known)) {
      ended.accept(known);
    }
  }
}
