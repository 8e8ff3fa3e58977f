package dev.hotswap.testkit.apiserver.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One request as it goes over the wire, and its answer. */
record Exchange(int code, List<String> warnings, String body) {
  private static final String JSON = "application/json";

  static Exchange get(KubernetesClient client, String path, String accept) {
    return send(client, path, builder -> builder.header("Accept", accept));
  }

  static Exchange of(
      KubernetesClient client, String method, String path, String type, String body) {
    return send(client, path, builder -> builder.header("Accept", JSON).method(method, type, body));
  }

  private interface Shape {
    HttpRequest.Builder shape(HttpRequest.Builder builder);
  }

  private static Exchange send(KubernetesClient client, String path, Shape shape) {
    String root = client.getMasterUrl().toString().replaceFirst("/$", "");
    HttpRequest.Builder builder =
        client.getHttpClient().newHttpRequestBuilder().uri(root + path.replace(" ", "%20"));
    try {
      HttpResponse<String> answer =
          client
              .getHttpClient()
              .sendAsync(shape.shape(builder).build(), String.class)
              .get(30, TimeUnit.SECONDS);
      return new Exchange(answer.code(), answer.headers("Warning"), answer.body());
    } catch (Exception e) {
      throw new AssertionError("no answer to " + path, e);
    }
  }

  /** The answer as a tree. */
  ObjectNode json() {
    return Json.parseObject(body);
  }

  /** What a refusal says. */
  String message() {
    return json().path("message").asText();
  }
}
