package dev.hotswap.testkit.apiserver.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reading, writing and comparing JSON trees. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final KubernetesSerialization MODELS = new KubernetesSerialization();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A text. */
  public static JsonNode textNode(String text) {
    return MAPPER.getNodeFactory().textNode(text);
  }

  /** An empty list. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * The tree of a JSON text.
   *
   * @throws IllegalArgumentException if the text is not JSON
   */
  public static JsonNode parse(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The tree of a JSON text, which must be an object. */
  public static ObjectNode parseObject(String text) {
    return asObject(parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The tree of a YAML (or JSON) document. */
  public static JsonNode parseYaml(String text) {
    return MODELS.unmarshal(text, JsonNode.class);
  }

  /** A node that must be an object. */
  public static ObjectNode asObject(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("expected a JSON object, got " + node.getNodeType());
  }

  /** Compact JSON text. */
  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Compact JSON text in UTF-8. */
  public static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }

  /** A typed model as a tree. */
  public static ObjectNode of(Object model) {
    return parseObject(MODELS.asJson(model));
  }

  /** A tree as a typed model. */
  public static <T> T as(JsonNode tree, Class<T> type) {
    return MODELS.convertValue(tree, type);
  }

  /** Equality by value: 1, 1L and 1.0 are the same number. */
  public static boolean same(JsonNode a, JsonNode b) {
    return a.equals(Json::compareLeaves, b);
  }

  private static int compareLeaves(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    return a.equals(b) ? 0 : 1;
  }

  /** Removes every null member, at any depth: a null in a request means "absent". */
  public static void dropNulls(JsonNode node) {
    if (node.isObject()) {
      Iterator<JsonNode> members = node.iterator();
      while (members.hasNext()) {
        if (members.next().isNull()) {
          members.remove();
        }
      }
    }
    node.forEach(Json::dropNulls);
  }

  /** The same value with the members of every object in alphabetical order. */
  public static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = array();
      node.forEach(item -> list.add(sorted(item)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = object();
    node.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> object.set(member.getKey(), sorted(member.getValue())));
    return object;
  }

  /** The strings of a list; empty when the node is absent. */
  public static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  /** The elements of a list as a stream; empty when the node is absent. */
  public static Stream<JsonNode> stream(JsonNode list) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    return items.stream();
  }

  /** The member of an object, created as an empty object when it is absent. */
  public static ObjectNode child(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode existing ? existing : parent.putObject(field);
  }
}
