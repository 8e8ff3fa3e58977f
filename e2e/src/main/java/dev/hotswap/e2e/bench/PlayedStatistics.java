package dev.hotswap.e2e.bench;

import dev.hotswap.operator.metrics.gateway.GatewayPod;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pods of a gateway that answer with an Envoy's statistics of the Services they are asked for. They
 * share one page, made anew each second, so that playing them costs little.
 */
final class PlayedStatistics implements AutoCloseable {
  private static final Pattern NAMES = Pattern.compile("filter=\\(([^)]*)\\)");
  private static final double[] BOUNDS = {
    0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000,
    600_000, 1_800_000, 3_600_000
  };

  private final List<ServerSocket> listeners = new ArrayList<>();
  private final List<GatewayPod> pods = new ArrayList<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final TrafficCounts counts;
  private volatile Blocks blocks = new Blocks(-1, new ConcurrentSkipListMap<>());

  /** What each Service's part of the page is in one second. */
  private record Blocks(long second, ConcurrentSkipListMap<String, byte[]> byService) {}

  /** Says what a Service's requests have come to. */
  @FunctionalInterface
  interface TrafficCounts {
    /** Requests of this Service that ended well, or badly, until this second of the play. */
    long of(String service, boolean failed, long second);
  }

  /** So many pods, at 127.0.0.1, 127.0.0.2 … on one port. */
  PlayedStatistics(int count, TrafficCounts counts) throws IOException {
    this.counts = counts;
    Instant longAgo = Instant.now().minusSeconds(86_400);
    for (int n = 0; n < count; n++) {
      String address = "127.0.0." + (n + 1);
      ServerSocket listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.getByName(address), port()), 512);
      listeners.add(listener);
      pods.add(new GatewayPod("gw-" + n, longAgo, address));
      start(() -> accept(listener));
    }
  }

  /** The port of all of them. */
  int port() {
    return listeners.isEmpty() ? 0 : listeners.getFirst().getLocalPort();
  }

  List<GatewayPod> pods() {
    return List.copyOf(pods);
  }

  /** The threads that play them, whose processor time is not the reader's. */
  Set<Thread> threads() {
    return Set.copyOf(threads);
  }

  private void start(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().unstarted(work);
    threads.add(thread);
    thread.start();
  }

  private void accept(ServerSocket listener) {
    try {
      while (true) {
        Socket connection = listener.accept();
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      threads.remove(Thread.currentThread());
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("GET ")) {
          answer(line, connection.getOutputStream());
        }
      }
    } catch (IOException closed) {
      threads.remove(Thread.currentThread());
    }
  }

  private void answer(String request, OutputStream out) throws IOException {
    Matcher names =
        NAMES.matcher(URLDecoder.decode(request.split(" ", 3)[1], StandardCharsets.US_ASCII));
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    if (names.find()) {
      Blocks now = blocks();
      for (String name : names.group(1).split("\\|", -1)) {
        page.writeBytes(now.byService.computeIfAbsent(name, s -> block(s, now.second)));
      }
    }
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
            .formatted(page.size())
            .getBytes(StandardCharsets.US_ASCII));
    page.writeTo(out);
    out.flush();
  }

  private synchronized Blocks blocks() {
    long second = System.nanoTime() / 1_000_000_000;
    if (second != blocks.second) {
      blocks = new Blocks(second, new ConcurrentSkipListMap<>());
    }
    return blocks;
  }

  private byte[] block(String service, long second) {
    long good = counts.of(service, false, second);
    long bad = counts.of(service, true, second);
    String label = "envoy_cluster_name=\"outbound|80||" + service + ".shop.svc.cluster.local;\"";
    StringBuilder text = new StringBuilder();
    String requests = "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"%d\",%s} %d\n";
    text.append(requests.formatted(2, label, good)).append(requests.formatted(5, label, bad));
    text.append("envoy_cluster_upstream_rq_active{%s} 0\n".formatted(label));
    String bucket = "envoy_cluster_upstream_rq_time_bucket{%s,le=\"%s\"} %d\n";
    for (double bound : BOUNDS) {
      text.append(bucket.formatted(label, bound, good + bad));
    }
    text.append(bucket.formatted(label, "+Inf", good + bad));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket listener : listeners) {
      listener.close();
    }
  }
}
