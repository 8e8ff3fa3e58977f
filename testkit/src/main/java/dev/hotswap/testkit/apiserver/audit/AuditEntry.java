package dev.hotswap.testkit.apiserver.audit;

import dev.hotswap.testkit.apiserver.access.Action;
import java.time.Instant;

/**
 * One request that was answered; a watch is entered when it starts.
 *
 * @param at the cluster's time
 * @param user name of the user
 * @param action what was asked for
 * @param code the HTTP status of the answer; 0 when the connection was broken instead
 */
public record AuditEntry(Instant at, String user, Action action, int code) {
  /** {@code patch virtualservices}, {@code update pods/status}. */
  public String verbAndResource() {
    return action.verb() + " " + action.resourcePath();
  }
}
