package dev.hotswap.testkit.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a server by GET or POST, and waits so long for an answer. */
record Asking(URI url, Duration patience) {

  /** What came back. */
  record Seen(int status, String body) {

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }

    /** What stands in {@code data.result}. */
    JsonNode result() throws IOException {
      return json().path("data").path("result");
    }
  }

  Seen query(String promql) throws IOException {
    return get("/api/v1/query?query=" + encoded(promql));
  }

  Seen query(String promql, String time) throws IOException {
    return get("/api/v1/query?query=" + encoded(promql) + "&time=" + time);
  }

  Seen get(String target) throws IOException {
    return send(RequestHead.get(target, "prometheus"), "");
  }

  Seen post(String path, String form) throws IOException {
    Headers headers =
        Headers.of("Host", "prometheus", "Content-Length", Integer.toString(form.length()));
    return send(new RequestHead("POST", path, "HTTP/1.1", headers), form);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Seen send(RequestHead request, String body) throws IOException {
    var address = new InetSocketAddress(url.getHost(), url.getPort());
    try (var connection = HttpConnection.open(address, Duration.ofSeconds(5))) {
      connection.readsWithin(patience);
      connection.write(request);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      connection.bodyOutput(Framing.of(request)).write(bytes, bytes.length);
      connection.flush();
      ResponseHead head = connection.readResponse();
      byte[] answer = connection.body(Framing.of("GET", head)).readAll();
      return new Seen(head.status(), new String(answer, StandardCharsets.UTF_8));
    }
  }
}
