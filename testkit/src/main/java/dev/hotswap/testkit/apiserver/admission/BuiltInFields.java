package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.schema.ModelType;
import dev.hotswap.testkit.apiserver.schema.ModelType.Leaf;
import java.util.ArrayList;
import java.util.List;

/** Built-in kinds have the fields of their Go types, read off the client's models of them. */
final class BuiltInFields implements AdmissionRule {
  /** What a walk through an object found. */
  private record Findings(List<String> unknown, List<Mistyped> mistyped) {
    private Findings() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public void fill(Change change) {
    find(change.type(), change.after().json(), true);
  }

  @Override
  public List<String> undeclared(ResourceType type, ApiObject object) {
    return find(type, object.json().deepCopy(), false).unknown();
  }

  @Override
  public List<Mistyped> mistyped(ResourceType type, ApiObject object) {
    return find(type, object.json().deepCopy(), false).mistyped();
  }

  private static Findings find(ResourceType type, ObjectNode object, boolean remove) {
    Findings findings = new Findings();
    if (!type.has(Trait.CUSTOM)) {
      ModelType.of(type.apiVersion(), type.kind())
          .ifPresent(model -> walk(model, object, Place.ROOT, remove, findings));
    }
    return findings;
  }

  private static void walk(
      ModelType model, JsonNode node, Place place, boolean remove, Findings findings) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(model, node.path(i), place.item(i), remove, findings);
      }
    } else if (model instanceof Leaf(var scalar)) {
      if (!scalar.fits(node)) {
        findings.mistyped().add(new Mistyped(place, scalar, node));
      }
    } else if (node instanceof ObjectNode object) {
      members(model, object, place, remove, findings);
    }
  }

  private static void members(
      ModelType model, ObjectNode object, Place place, boolean remove, Findings findings) {
    List<String> undeclared = new ArrayList<>();
    for (var entry : object.properties()) {
      Place below = place.member(model, entry.getKey());
      model
          .member(entry.getKey())
          .ifPresentOrElse(
              known -> walk(known, entry.getValue(), below, remove, findings),
              () -> {
                undeclared.add(entry.getKey());
                findings.unknown().add(below.path());
              });
    }
    if (remove) {
      object.remove(undeclared);
    }
  }
}
