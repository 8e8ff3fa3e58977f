package dev.hotswap.testkit.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Header fields in the order in which they were sent; names compare without regard to case.
 *
 * @param fields every field, repeated names included
 */
public record Headers(List<Field> fields) {

  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect");

  /** One header line. */
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  /** Headers of alternating names and values. */
  public static Headers of(String... namesAndValues) {
    var fields = new ArrayList<Field>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  /** The value of the first field of that name. */
  public Optional<String> first(String name) {
    return values(name).findFirst();
  }

  /** Whether a comma-separated field holds the token, as {@code Connection: close} does. */
  public boolean has(String name, String token) {
    return tokens(name).anyMatch(token.toLowerCase(Locale.ROOT)::equals);
  }

  /** These headers and one more field at the end. */
  public Headers with(String name, String value) {
    return new Headers(Stream.concat(fields.stream(), Stream.of(new Field(name, value))).toList());
  }

  /** These headers without what belongs to one connection only (RFC 9110 §7.6.1). */
  public Headers endToEnd() {
    var dropped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    dropped.addAll(HOP_BY_HOP);
    tokens("connection").forEach(dropped::add);
    return new Headers(fields.stream().filter(field -> !dropped.contains(field.name())).toList());
  }

  /** These headers without every field of that name. */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
  }

  private Stream<String> values(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value);
  }

  private Stream<String> tokens(String name) {
    return values(name)
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(token -> token.strip().toLowerCase(Locale.ROOT));
  }
}
