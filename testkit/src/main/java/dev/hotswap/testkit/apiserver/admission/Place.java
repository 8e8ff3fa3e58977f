package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.schema.ModelType;

/**
 * Where a value stands in an object.
 *
 * @param path of the value, list items by number
 * @param owner the Go type of the nearest field
 * @param field the path of the nearest field: entries of maps are none
 */
public record Place(String path, String owner, String field) {
  /** The object itself. */
  static final Place ROOT = new Place("", "", "");

  /** The place of an item of a list. */
  Place item(int index) {
    return new Place(path + "[" + index + "]", owner, field);
  }

  /** The place of a member of a value of that type. */
  Place member(ModelType of, String name) {
    String below = path.isEmpty() ? name : path + "." + name;
    return of.name().isEmpty()
        ? new Place(below, owner, field)
        : new Place(below, of.name(), field.isEmpty() ? name : field + "." + name);
  }
}
