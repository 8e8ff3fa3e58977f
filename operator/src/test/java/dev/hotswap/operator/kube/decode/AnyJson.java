package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.wire.RawJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random JSON of the nasty kind: numbers that overflow, a thousand levels, odd texts. */
public final class AnyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Fields that somebody reads, so that what is put there is of the wrong kind mostly. */
  private static final List<String> KNOWN =
      List.of(
          "args",
          "command",
          "env",
          "envFrom",
          "lifecycle",
          "preStop",
          "sleep",
          "seconds",
          "value",
          "volumeMounts",
          "imagePullPolicy",
          "tolerations",
          "affinity",
          "podAntiAffinity",
          "topologySpreadConstraints",
          "imagePullSecrets",
          "overhead",
          "memory",
          "cpu",
          "nodeName",
          "activeDeadlineSeconds",
          "serviceAccountName",
          "windowsOptions",
          "runAsUserName",
          "timeout",
          "retries",
          "attempts",
          "retryOn",
          "match",
          "headers",
          "mirror",
          "rewrite",
          "periodSeconds",
          "port",
          "hostPort",
          "readinessGates",
          "dnsConfig",
          "x",
          "y.z",
          "");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "256MB",
          "1e-99999999",
          "-1",
          "null",
          "{}",
          "\u0000",
          "é\uD83D\uDE00",
          "true",
          "99999999999999999999",
          "payment",
          "http",
          "Always",
          "windows",
          "256Mi");

  private AnyJson() {}

  /** Any JSON, nested some levels deep, and now and then a thousand. */
  public static JsonNode anything(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(random.nextLong());
      case 2 ->
          random.nextInt(10) == 0
              ? JSON.numberNode(new BigInteger("9".repeat(1_001)))
              : pick(
                  List.of(
                      JSON.numberNode(random.nextDouble() * 1e300),
                      JSON.numberNode(4_294_967_295L)),
                  random);
      case 3 -> JSON.booleanNode(random.nextBoolean());
      case 4 -> JSON.textNode(text(random, 60));
      case 5 -> deep(random);
      case 6 -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          array.add(anything(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(pick(KNOWN, random), anything(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static JsonNode deep(Random random) {
    JsonNode node = JSON.numberNode(1);
    int levels = random.nextInt(20) == 0 ? 900 + random.nextInt(201) : random.nextInt(5);
    for (int i = levels; i > 0; i--) {
      node = random.nextBoolean() ? JSON.arrayNode().add(node) : JSON.objectNode().set("x", node);
    }
    return node;
  }

  /** A field's name that somebody reads, mostly. */
  public static String name(Random random) {
    return pick(KNOWN, random);
  }

  /** The same tree with some JSON in place of one of its parts. */
  public static void spoil(ObjectNode tree, Random random) {
    List<Runnable> places = new ArrayList<>();
    collect(tree, random, places);
    if (!places.isEmpty()) {
      pick(places, random).run();
    }
  }

  private static void collect(JsonNode node, Random random, List<Runnable> places) {
    if (node instanceof ObjectNode object) {
      places.add(() -> object.set(name(random), anything(random, 4)));
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        places.add(() -> object.set(field.getKey(), anything(random, 4)));
        collect(field.getValue(), random, places);
      }
    }
    for (int i = 0; node instanceof ArrayNode array && i < array.size(); i++) {
      int index = i;
      places.add(() -> array.set(index, anything(random, 4)));
      collect(array.get(i), random, places);
    }
  }

  /** A tree as text, however deep it is. */
  public static String text(JsonNode tree) {
    var text = new StringWriter();
    try (JsonParser tokens = tree.traverse();
        JsonGenerator out = RawJson.unbounded().createGenerator(text)) {
      for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
        out.copyCurrentEvent(tokens);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Some text, and no more than so many characters. */
  public static String text(Random random, int longest) {
    String text = pick(TEXTS, random);
    return text.substring(0, Math.min(longest, text.length()));
  }

  /** One of them. */
  public static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
