package dev.hotswap.operator.naming;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves names of hosts and gateways as istiod does (Istio, "Virtual Service": a short name is
 * one of the route's own namespace; {@code VirtualService.gateways}: {@code namespace/name}, {@code
 * ./name}, a short name, or the older form with dots).
 *
 * @param domain the cluster's DNS domain, such as {@code cluster.local}
 */
public record ClusterNames(String domain) {
  private static final String MESH = "mesh";
  private static final int NAME_AND_NAMESPACE = 2;

  public ClusterNames {
    domain = normal(domain);
  }

  /**
   * A host of a route.
   *
   * @param written as the route has it
   * @param namespace of the route
   */
  public HostName host(String written, String namespace) {
    String name = normal(written);
    boolean isShort = !name.isEmpty() && !name.equals("*") && !name.contains(".") && !isIpv6(name);
    return host(isShort ? full(name + "." + namespace) : name);
  }

  /** A host that is written where there is no namespace to resolve a short name in. */
  public HostName host(String written) {
    String name = normal(written);
    String text = name.endsWith(".svc") ? name + "." + domain : name;
    Set<String> spellings = new LinkedHashSet<>(List.of(text));
    service(text).or(() -> namespaced(text)).ifPresent(of -> spellings.addAll(spellings(of)));
    return new HostName(text, spellings);
  }

  /** A gateway of a route in this namespace. */
  public GatewayName gateway(String written, String namespace) {
    String name = normal(written);
    if (name.equals(MESH)) {
      return GatewayName.MESH;
    }
    int slash = name.indexOf('/');
    if (slash >= 0) {
      String of = name.substring(0, slash);
      return named(of.equals(".") ? namespace : of, name.substring(slash + 1));
    }
    String[] labels = name.split("\\.", -1);
    return named(labels.length > 1 ? labels[1] : namespace, labels[0]);
  }

  /** A Service by its name and namespace. */
  public record ServiceName(String name, String namespace) {}

  /** The Service that this host is, or may be. */
  public Optional<ServiceName> serviceOf(HostName host) {
    return host.spellings().stream()
        .flatMap(name -> service(name).stream())
        .map(name -> name.split("\\.", -1))
        .filter(labels -> labels.length == NAME_AND_NAMESPACE)
        .map(labels -> new ServiceName(labels[0], labels[1]))
        .findFirst();
  }

  /** The namespace of the Service that this host certainly is; empty for every other host. */
  public Optional<String> namespaceOf(HostName host) {
    return service(host.text()).map(name -> name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * Whether it may be a Service of this namespace, and of no other: {@code payment.shop} is one in
   * namespace {@code shop} and a host of the Internet's {@code .shop} alike.
   */
  public boolean mayBeServiceIn(HostName host, String namespace) {
    return host.spellings().stream()
        .flatMap(name -> service(name).stream())
        .anyMatch(name -> name.endsWith("." + namespace));
  }

  /** The full name of a Service. */
  public HostName service(String name, String namespace) {
    return host(full(name + "." + namespace));
  }

  /** {@code payment.shop} of {@code payment.shop.svc.cluster.local}. */
  private Optional<String> service(String text) {
    String end = ".svc." + domain;
    return text.endsWith(end)
        ? Optional.of(text.substring(0, text.length() - end.length())).filter(n -> n.contains("."))
        : Optional.empty();
  }

  private static Optional<String> namespaced(String text) {
    return text.split("\\.", -1).length == NAME_AND_NAMESPACE
        ? Optional.of(text)
        : Optional.empty();
  }

  private Set<String> spellings(String service) {
    return service.split("\\.", -1).length == NAME_AND_NAMESPACE
        ? Set.of(service, service + ".svc", full(service))
        : Set.of(service + ".svc", full(service));
  }

  private String full(String service) {
    return service + ".svc." + domain;
  }

  private static GatewayName named(String namespace, String name) {
    return new GatewayName(namespace + "/" + name);
  }

  private static boolean isIpv6(String name) {
    return name.contains(":");
  }

  private static String normal(String written) {
    String lower = written.strip().toLowerCase(Locale.ROOT);
    return lower.length() > 1 && lower.endsWith(".")
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }
}
