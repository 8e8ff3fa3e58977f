package dev.hotswap.e2e.kubelet.probe;

import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One question to a container, as a kubelet asks it. What is neither httpGet nor tcpSocket is never
 * answered well.
 */
public sealed interface ProbeCheck {

  /** An answer from 200 to 399 is good. */
  record Http(InetSocketAddress address, String path, Headers headers) implements ProbeCheck {}

  /** An accepted connection is good. */
  record Tcp(InetSocketAddress address) implements ProbeCheck {}

  /** A kind of probe that is not played. */
  record Unsupported() implements ProbeCheck {}

  /** The check of a probe, for a container with that address. */
  static ProbeCheck of(Probe probe, Container container, String podAddress) {
    if (probe.getHttpGet() != null) {
      return http(probe.getHttpGet(), container, podAddress);
    }
    if (probe.getTcpSocket() != null) {
      int port = port(probe.getTcpSocket().getPort(), container);
      return new Tcp(new InetSocketAddress(podAddress, port));
    }
    return new Unsupported();
  }

  /** Asks once; no answer within the time is a bad one. */
  default boolean passes(Duration within) {
    try {
      return switch (this) {
        case Http http -> answersWell(http, within);
        case Tcp(InetSocketAddress address) -> {
          HttpConnection.open(address, within).close();
          yield true;
        }
        case Unsupported() -> false;
      };
    } catch (IOException noAnswer) {
      return false;
    }
  }

  private static boolean answersWell(Http http, Duration within) throws IOException {
    try (HttpConnection connection = HttpConnection.open(http.address(), within)) {
      connection.readsWithin(within);
      connection.write(new RequestHead("GET", http.path(), "HTTP/1.1", http.headers()));
      connection.flush();
      return connection.readResponse().status() < 400;
    }
  }

  private static ProbeCheck http(HTTPGetAction get, Container container, String podAddress) {
    String host = Objects.requireNonNullElse(get.getHost(), podAddress);
    int port = port(get.getPort(), container);
    Headers headers = Headers.of("Host", host + ":" + port, "User-Agent", "kube-probe/1.34");
    List<HTTPHeader> given = Objects.requireNonNullElse(get.getHttpHeaders(), List.of());
    for (HTTPHeader header : given) {
      headers = headers.without(header.getName()).with(header.getName(), header.getValue());
    }
    String path = Objects.requireNonNullElse(get.getPath(), "/");
    Headers closing = headers.with("Connection", "close");
    return new Http(new InetSocketAddress(host, port), path, closing);
  }

  private static int port(IntOrString port, Container container) {
    if (port.getIntVal() != null) {
      return port.getIntVal();
    }
    return container.getPorts().stream()
        .filter(named -> port.getStrVal().equals(named.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElse(0);
  }
}
