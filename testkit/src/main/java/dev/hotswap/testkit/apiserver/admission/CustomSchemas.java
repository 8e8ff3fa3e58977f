package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.crd.CrdValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Custom resources keep to the schema and the rules of their CRD. */
public final class CustomSchemas implements AdmissionRule {
  private final ResourceCatalog catalog;
  private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

  private record Compiled(String crdVersion, CrdValidator validator) {}

  /** The schemas of the CRDs that are stored. */
  public CustomSchemas(ResourceCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void fill(Change change) {
    validator(change.type())
        .ifPresent(
            validator -> {
              ObjectNode object = change.after().json();
              ObjectNode admitted = validator.admit(object);
              object.removeAll();
              object.setAll(admitted);
            });
  }

  @Override
  public List<Cause> check(Change change) {
    return validator(change.type()).stream()
        .flatMap(
            validator ->
                validator
                    .validate(change.after().json(), change.before().map(ApiObject::json))
                    .stream())
        .map(error -> new Cause(error.kind().reason(), error.field(), error.message()))
        .toList();
  }

  @Override
  public List<String> undeclared(ResourceType type, ApiObject object) {
    return validator(type).map(one -> one.unknownFields(object.json())).orElse(List.of());
  }

  private Optional<CrdValidator> validator(ResourceType type) {
    return catalog.crdOf(type).map(crd -> validator(type, crd));
  }

  private CrdValidator validator(ResourceType type, ApiObject crd) {
    Compiled known = compiled.get(crd.name());
    if (known != null && known.crdVersion().equals(crd.resourceVersion())) {
      return known.validator();
    }
    CrdValidator validator = CrdValidator.of(crd.json(), type.version());
    compiled.put(crd.name(), new Compiled(crd.resourceVersion(), validator));
    return validator;
  }
}
