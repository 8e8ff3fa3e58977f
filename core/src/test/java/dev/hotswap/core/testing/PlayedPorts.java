package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;

/**
 * Which ports played versions have and played routes name: every version has a port {@code web} and
 * one that no other version has, named like its revision. The name of a form of the routes says
 * which port it asks for, and whether an API server takes it.
 */
final class PlayedPorts {
  private static final String COMMON = "web";
  private static final String REFUSED = "bad";

  private PlayedPorts() {}

  /**
   * A form of the routes.
   *
   * @param own asks for the port that only this version has
   * @param rules tells forms with the same port apart
   * @param refused no API server takes it
   */
  static RouteRevision form(Target target, boolean own, int rules, boolean refused) {
    String port = own ? target.revision().hash() : COMMON;
    return new RouteRevision(port + "x" + rules + (refused ? REFUSED : ""));
  }

  /** Whether this version has the port that the form asks for. */
  static boolean has(Revision revision, RouteRevision routes) {
    String port = routes.hash().substring(0, routes.hash().indexOf('x'));
    return port.equals(COMMON) || port.equals(revision.hash());
  }

  static boolean refuses(RouteRevision routes) {
    return routes.hash().endsWith(REFUSED);
  }
}
