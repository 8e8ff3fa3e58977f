package dev.hotswap.testkit.apiserver.watch;

import dev.hotswap.testkit.apiserver.read.Selection;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What somebody wants to watch.
 *
 * @param selection which objects
 * @param from the version to start after; empty to start with everything that is there
 * @param timeout when the server ends the watch
 * @param bookmarks whether the client wants to hear how far it is when nothing happens
 * @param initialMark whether the client wants to hear when it has seen everything that was there
 *     (KEP-3157)
 */
public record WatchRequest(
    Selection selection,
    OptionalLong from,
    Duration timeout,
    boolean bookmarks,
    boolean initialMark) {}
