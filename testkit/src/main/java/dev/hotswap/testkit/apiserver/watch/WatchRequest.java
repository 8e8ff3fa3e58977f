package dev.hotswap.testkit.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.read.Selection;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What somebody wants to watch.
 *
 * @param selection which objects
 * @param from the version to start after; empty to start with everything that is there
 * @param timeout when the server ends the watch
 * @param bookmarks whether the client wants to hear how far it is when nothing happens
 * @param initialMark whether the client wants to hear when it has seen everything that was there
 *     (KEP-3157)
 * @param view the shape in which the client wants to see the objects
 */
public record WatchRequest(
    Selection selection,
    OptionalLong from,
    Duration timeout,
    boolean bookmarks,
    boolean initialMark,
    UnaryOperator<ObjectNode> view) {}
