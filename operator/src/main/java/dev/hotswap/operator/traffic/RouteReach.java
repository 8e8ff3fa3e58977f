package dev.hotswap.operator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.naming.HostName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Hosts and gateways that objects of one kind of route name. What does not fit is passed over. */
public interface RouteReach {
  /**
   * The hosts that an object serves, at its gateways.
   *
   * @param spec of the object
   */
  Set<Claim> claims(String namespace, JsonNode spec);

  /**
   * Hosts that an object sends or copies requests to, those of weight 0 left out.
   *
   * @param spec of the object
   */
  Set<HostName> sends(String namespace, JsonNode spec);

  /** The hosts that a route of a release would serve, those that only a match names among them. */
  Stream<Claim> claims(String namespace, RouteSpec route);

  /** These hosts at these gateways, each written as a route in this namespace has it. */
  Stream<Claim> claims(String namespace, List<String> hosts, List<String> gateways);

  /** What the user's part names besides. */
  UserPart userPart(String namespace, Map<String, Object> part);
}
