package dev.hotswap.operator.traffic.istio;

import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.api.release.traffic.VirtualServiceRoute;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.ManagedFields;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.traffic.EjectionKind;
import dev.hotswap.operator.traffic.GatewayKind;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteReach;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.Unweighted;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Routes in VirtualServices.
 *
 * @param names resolves what is written
 */
public record IstioRoutes(ClusterNames names) implements RouteKind {
  private static final UserField HTTP = new UserField("virtualService", "http", "spec.http[0]");
  private static final GatewayKind GATEWAYS =
      new GatewayKind("networking.istio.io", "v1", "Gateway", IstioRoutes::selector);
  private static final Set<String> ATOMIC =
      Set.of("/spec/http", "/spec/hosts", "/spec/gateways", "/spec/exportTo");
  private static final String TIMEOUT = "timeout";

  @Override
  public Class<VirtualService> type() {
    return VirtualService.class;
  }

  @Override
  public Set<String> atomic() {
    return ATOMIC;
  }

  @Override
  public UserField userField() {
    return HTTP;
  }

  @Override
  public Optional<RouteSpec> asked(Route route) {
    return Optional.ofNullable(route.virtualService()).map(asked -> asked(route.name(), asked));
  }

  private RouteSpec asked(String name, VirtualServiceRoute asked) {
    String path = "spec.traffic.routes[" + name + "].virtualService.http";
    return new RouteSpec(
        this, name, asked.hosts(), asked.gateways(), RouteHttp.read(path, asked.http()));
  }

  @Override
  public Map<String, Object> spec(Owner owner, RouteSpec route, Split split) {
    return http(owner).spec(route, split);
  }

  @Override
  public Optional<Split> split(Owner owner, HasMetadata live) {
    return http(owner).split(Json.tree(live));
  }

  @Override
  public RouteSpec written(Owner owner, HasMetadata live) {
    return http(owner).written(this, (VirtualService) live, Json.tree(live));
  }

  private WeightedHttp http(Owner owner) {
    return new WeightedHttp(owner, names.domain());
  }

  @Override
  public List<Editor> editors(HasMetadata live) {
    return ManagedFields.editors(live, "spec", "http");
  }

  /** Hotswap writes neither matches nor affinity; the user may copy requests to a slot. */
  @Override
  public Set<Unweighted> unweighted(Owner owner, RouteSpec route) {
    Names own = new Names(owner.name());
    Set<HostName> backends =
        Names.BACKENDS.stream()
            .map(backend -> names.service(own.service(backend), owner.namespace()))
            .collect(Collectors.toSet());
    return reach().userPart(owner.namespace(), route.fitting()).sends().values().stream()
            .anyMatch(to -> backends.stream().anyMatch(to::sameAs))
        ? Set.of(Unweighted.MIRROR)
        : Set.of();
  }

  @Override
  public RouteReach reach() {
    return new IstioReach(names);
  }

  @Override
  public Optional<String> hidingRetries(Map<String, Object> http) {
    return Retries.hiding(http);
  }

  /** A timeout of 0 is none (Istio, HTTPRoute.timeout). */
  @Override
  public boolean endsRequests(Map<String, Object> http) {
    return http.get(TIMEOUT) instanceof String timeout
        && timeout.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
  }

  @Override
  public Optional<GatewayKind> gateways() {
    return Optional.of(GATEWAYS);
  }

  @Override
  public Optional<EjectionKind> ejections() {
    return Optional.of(new SlotDestinationRules(names.domain()));
  }

  private static Map<String, String> selector(GenericKubernetesResource gateway) {
    return gateway.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
            && spec.get("selector") instanceof Map<?, ?> labels
        ? labels.entrySet().stream()
            .collect(
                Collectors.toMap(
                    label -> String.valueOf(label.getKey()),
                    label -> String.valueOf(label.getValue())))
        : Map.of();
  }
}
