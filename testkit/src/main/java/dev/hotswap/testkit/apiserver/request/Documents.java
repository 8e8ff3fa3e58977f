package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.catalog.Discovery;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.openapi.OpenApi;
import java.util.Set;

/** What stands at paths that are no resource: health, discovery, schemas. */
final class Documents {
  private static final Set<String> HEALTH = Set.of("/healthz", "/livez", "/readyz");

  private final Discovery discovery;
  private final OpenApi openApi;

  Documents(ResourceCatalog catalog) {
    this.discovery = new Discovery(catalog);
    this.openApi = new OpenApi(catalog);
  }

  Reply at(String path) {
    if (HEALTH.contains(path)) {
      return new Reply.Text("ok");
    }
    return discovery
        .document(path)
        .or(() -> openApi.document(path))
        .map(body -> new Reply.Document(200, body))
        .orElseThrow(RequestErrors::noSuchPath);
  }
}
