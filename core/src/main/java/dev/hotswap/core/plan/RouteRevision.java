package dev.hotswap.core.plan;

/**
 * The identity of what the user says about the routes: hosts, gateways, rules, and which port each
 * of them names. Not the weights, and not the port's number: that is the backend's.
 *
 * @param hash lower-case letters and digits, 1 to 16 characters
 */
public record RouteRevision(String hash) {
  public RouteRevision {
    if (!hash.matches("[a-z0-9]{1,16}")) {
      throw new IllegalArgumentException(
          "route revision '" + hash + "' must be 1 to 16 lower-case letters or digits");
    }
  }

  @Override
  public String toString() {
    return hash;
  }
}
