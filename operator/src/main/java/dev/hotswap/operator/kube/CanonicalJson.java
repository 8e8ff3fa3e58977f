package dev.hotswap.operator.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One text for one meaning: keys in order, no spaces, fields that are null or an empty list left
 * out (to the API they mean the same as none), 1.0 written as 1. After RFC 8785, but with numbers
 * of any size, and none of them written out in full.
 */
public final class CanonicalJson {
  /**
   * Beyond this many zeros a number keeps its exponent: "1e999999999" is short, its digits are not.
   */
  private static final int MAX_ZEROS = 32;

  private static final int HEX_DIGITS = 12;

  private CanonicalJson() {}

  /** The text of a tree. */
  public static String of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY ->
          StreamSupport.stream(node.spliterator(), false)
              .map(CanonicalJson::of)
              .collect(Collectors.joining(",", "[", "]"));
      case NUMBER -> number(node);
      case STRING -> quoted(node.textValue());
      case BOOLEAN, NULL -> node.asText();
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException(node.getNodeType() + " is not JSON");
    };
  }

  /**
   * A text's name by its content, whatever version of the operator or its libraries computes it:
   * the first 48 bits of SHA-256.
   */
  public static String hash(String canonical) {
    byte[] digest = sha256().digest(canonical.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The same tree with the keys of every object in order: whoever patches an object that keeps it,
   * such as the garbage collector when it gives an orphan up, sends them so.
   */
  public static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(sorted(item)));
      return items;
    }
    if (node.isObject()) {
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(field -> fields.set(field.getKey(), sorted(field.getValue())));
      return fields;
    }
    return node;
  }

  private static String object(JsonNode node) {
    Map<String, String> fields = new TreeMap<>();
    node.properties().stream()
        .filter(field -> !isNothing(field.getValue()))
        .forEach(field -> fields.put(field.getKey(), of(field.getValue())));
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull() || (value.isArray() && value.isEmpty());
  }

  private static String number(JsonNode node) {
    if (!Double.isFinite(node.doubleValue())) {
      return quoted(node.asText());
    }
    BigDecimal value = node.decimalValue();
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = value.stripTrailingZeros();
    return Math.abs(shortest.scale()) <= MAX_ZEROS ? shortest.toPlainString() : shortest.toString();
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
