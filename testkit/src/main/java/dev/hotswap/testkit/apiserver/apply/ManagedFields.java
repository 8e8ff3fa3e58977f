package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Who owns which fields of an object: {@code metadata.managedFields}. */
record ManagedFields(
    NavigableMap<FieldOwner, FieldSet> owners, NavigableMap<FieldOwner, String> times) {
  static ManagedFields of(ApiObject object) {
    NavigableMap<FieldOwner, FieldSet> owners = new TreeMap<>();
    NavigableMap<FieldOwner, String> times = new TreeMap<>();
    object
        .at("metadata", "managedFields")
        .forEach(
            entry -> {
              owners.put(FieldOwner.read(entry), FieldSet.fromFieldsV1(entry.path("fieldsV1")));
              times.put(FieldOwner.read(entry), entry.path("time").asText());
            });
    return new ManagedFields(owners, times);
  }

  /** What an owner owns. */
  FieldSet of(FieldOwner owner) {
    return owners.getOrDefault(owner, FieldSet.EMPTY);
  }

  /** What all owners together own. */
  FieldSet all() {
    return owners.values().stream().reduce(FieldSet.EMPTY, FieldSet::union);
  }

  /** The same with one owner owning exactly these fields. */
  ManagedFields with(FieldOwner owner, FieldSet fields) {
    NavigableMap<FieldOwner, FieldSet> changed = new TreeMap<>(owners);
    changed.put(owner, fields);
    return new ManagedFields(withoutEmpty(changed), times);
  }

  /** The same with these fields taken from everybody but one owner. */
  ManagedFields takenFromOthers(FieldOwner but, FieldSet fields) {
    return eachOther(but, fields, FieldSet::minus);
  }

  /** What others own of these fields. */
  ManagedFields othersOwning(FieldOwner but, FieldSet fields) {
    return eachOther(but, fields, FieldSet::intersection).with(but, FieldSet.EMPTY);
  }

  private ManagedFields eachOther(
      FieldOwner but, FieldSet fields, BinaryOperator<FieldSet> operation) {
    NavigableMap<FieldOwner, FieldSet> changed = new TreeMap<>(owners);
    changed.replaceAll(
        (owner, owned) -> owner.equals(but) ? owned : operation.apply(owned, fields));
    return new ManagedFields(withoutEmpty(changed), times);
  }

  /** Writes the owners into an object; owners whose fields did not change keep their time. */
  void writeTo(ApiObject object, ManagedFields before, String now) {
    if (owners.isEmpty()) {
      object.metadata().remove("managedFields");
      return;
    }
    ArrayNode entries = Json.array();
    owners.forEach(
        (owner, fields) -> {
          boolean same = fields.equals(before.of(owner));
          entries.add(owner.write(fields, same ? times.getOrDefault(owner, now) : now));
        });
    object.metadata().set("managedFields", entries);
  }

  private static NavigableMap<FieldOwner, FieldSet> withoutEmpty(
      NavigableMap<FieldOwner, FieldSet> owners) {
    NavigableMap<FieldOwner, FieldSet> present = new TreeMap<>(owners);
    present.values().removeIf(FieldSet::isEmpty);
    return Collections.unmodifiableNavigableMap(present);
  }
}
