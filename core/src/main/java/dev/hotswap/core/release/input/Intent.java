package dev.hotswap.core.release.input;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import java.util.Optional;

/**
 * What people want, as the spec says it now.
 *
 * @param target what shall run
 * @param routes what the spec says about routes
 * @param plan how it takes over; empty while the policy is missing or invalid
 * @param replicas how many, 0 or more
 * @param paused true stops every advance and never a rollback
 * @param deleting true once the release is being deleted
 * @param command the command annotation, if there is one that can be read
 */
public record Intent(
    Target target,
    RouteRevision routes,
    Optional<Plan> plan,
    int replicas,
    boolean paused,
    boolean deleting,
    Optional<Command> command) {}
