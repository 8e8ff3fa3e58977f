package dev.hotswap.api.release;

/** CEL over several fields of the spec. */
final class SpecRules {
  private SpecRules() {}

  static final String TEMPLATE_IS_WRONG =
      "has(self.template) ? 'spec.template and spec.workloadRef are both set: keep one of them' :"
          + " 'spec.template is missing: add the pod template that shall run'";

  private static final String PORT_IS_MISSING = "self.service.ports.all(p, p.name != r.port)";

  static final String ROUTE_PORTS_EXIST = "self.traffic.routes.all(r, !(" + PORT_IS_MISSING + "))";

  static final String ROUTE_PORTS_ARE_WRONG =
      "'spec.traffic.routes: port is \"%s\", and no port of spec.service.ports has that name: use"
          + " one of theirs'.format([self.traffic.routes.filter(r, "
          + PORT_IS_MISSING
          + ")[0].port])";

  private static final String PORT_IS_UDP =
      "self.service.ports.exists(p, p.name == r.port && has(p.protocol) && p.protocol == 'UDP')";

  static final String ROUTE_PORTS_ARE_TCP = "self.traffic.routes.all(r, !(" + PORT_IS_UDP + "))";

  static final String ROUTE_PORTS_ARE_UDP =
      "'spec.traffic.routes: port is \"%s\", which spec.service.ports says is UDP: routes carry HTTP"
          + " over TCP; name a TCP port'.format([self.traffic.routes.filter(r, "
          + PORT_IS_UDP
          + ")[0].port])";
}
