package dev.hotswap.operator.metrics;

import java.net.URI;
import java.util.Map;

/** How a Prometheus answers the queries that policies bring. */
public sealed interface PolicyQueries {
  /** Not at all: it is shared, and nothing there keeps namespaces apart. */
  record Refused() implements PolicyQueries {}

  /** Whatever it holds, to every namespace. */
  record Unrestricted() implements PolicyQueries {}

  /**
   * Only series of the release's namespace: the server at this address takes the namespace from a
   * parameter or a header of each request and answers with nothing else.
   *
   * @param url its address, without {@code /api/v1}
   * @param parameter the parameter's name, as prom-label-proxy takes it; empty for none
   * @param header the header's name, as Mimir and Thanos take a tenant's; empty for none
   */
  record Namespaced(URI url, String parameter, String header) implements PolicyQueries {
    /** What a request of this namespace carries as parameters. */
    public Map<String, String> parameters(String namespace) {
      return parameter.isEmpty() ? Map.of() : Map.of(parameter, namespace);
    }

    /** What a request of this namespace carries as headers. */
    public Map<String, String> headers(String namespace) {
      return header.isEmpty() ? Map.of() : Map.of(header, namespace);
    }
  }
}
