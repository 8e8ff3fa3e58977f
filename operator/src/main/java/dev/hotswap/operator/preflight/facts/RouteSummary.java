package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.Claim;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a route, or of whatever else sends requests, of whomever it is: a cluster's worth
 * of whole objects would fill the memory.
 *
 * @param kind such as {@code VirtualService}
 * @param namespace where it lives
 * @param name of it
 * @param controller UID of what controls it; an object says so itself, so it proves nothing
 * @param created when it was made
 * @param servedSince when each host was first written, by the host's text, where it says so
 * @param claims its hosts at its gateways
 * @param sends where it sends requests
 */
public record RouteSummary(
    String kind,
    String namespace,
    String name,
    Optional<String> controller,
    Instant created,
    Map<String, Instant> servedSince,
    Set<Claim> claims,
    Sends sends) {
  public RouteSummary {
    servedSince = Map.copyOf(servedSince);
    claims = Set.copyOf(claims);
  }

  /**
   * Whether it is a route of this release: controlled by its UID, and of a name that begins with
   * its.
   */
  public boolean isOf(Claimant release) {
    Owner owner = release.owner();
    return controller.filter(owner.uid()::equals).isPresent()
        && owner.namespace().equals(namespace)
        && name.startsWith(owner.name() + "-");
  }

  /**
   * Whether it is only another name for where requests go ({@code ExternalName}): whoever uses that
   * name sends them.
   */
  public boolean isAlias() {
    return "Service".equals(kind) && !(sends.hosts().isEmpty() && sends.addresses().isEmpty());
  }

  /** Since when it serves the host of this claim. */
  public Instant since(Claim claim) {
    return servedSince.getOrDefault(claim.host().text(), created);
  }

  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
