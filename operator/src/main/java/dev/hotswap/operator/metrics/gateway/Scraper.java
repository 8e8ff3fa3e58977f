package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.BoundedHttp;
import dev.hotswap.operator.metrics.http.Fetched;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Reads the statistics page of every pod of one gateway, at most {@value #AT_ONCE} at a time. A pod
 * that kept a round waiting gets little time until it answers again, so that one stuck proxy does
 * not slow the judgement of what the others say.
 */
final class Scraper implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final long LARGEST_PAGE = 16L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LITTLE_PATIENCE = Duration.ofMillis(300);

  private final SourceSettings.Gateway settings;
  private final Vocabulary vocabulary;
  private final BoundedHttp http = new BoundedHttp(LARGEST_PAGE);
  private final Set<String> late = ConcurrentHashMap.newKeySet();

  Scraper(SourceSettings.Gateway settings, Vocabulary vocabulary) {
    this.settings = settings;
    this.vocabulary = vocabulary;
  }

  /** One result for each pod, in their order. */
  List<Scraped> scrape(List<GatewayPod> pods, Set<String> services) {
    late.retainAll(pods.stream().map(GatewayPod::reporter).toList());
    Semaphore room = new Semaphore(AT_ONCE);
    List<Future<Scraped>> results;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      results =
          pods.stream().map(pod -> threads.submit(() -> scrape(pod, services, room))).toList();
    }
    return results.stream().map(Future::resultNow).toList();
  }

  private Scraped scrape(GatewayPod pod, Set<String> services, Semaphore room) {
    room.acquireUninterruptibly();
    try {
      Duration time = late.contains(pod.reporter()) ? LITTLE_PATIENCE : PATIENCE;
      String who = "gateway pod " + pod.name();
      Fetched<Page> fetched =
          http.fetch(who, request(pod, services), time, () -> new StatsPage(vocabulary));
      return result(pod, who, fetched);
    } finally {
      room.release();
    }
  }

  private Scraped result(GatewayPod pod, String who, Fetched<Page> fetched) {
    return switch (fetched) {
      case Fetched.Got<Page>(Page page) -> {
        late.remove(pod.reporter());
        yield new Scraped.Read(pod, page);
      }
      case Fetched.Refused<Page>(int status, String text) ->
          new Scraped.Silent(
              pod,
              new Failure(
                  Reason.HTTP_STATUS,
                  who,
                  "answered %d to /stats/prometheus at port %d"
                      .formatted(status, settings.port())));
      case Fetched.Missed<Page>(Failure failure) -> {
        if (failure.reason() == Reason.TIMEOUT) {
          late.add(pod.reporter());
        }
        yield new Scraped.Silent(pod, failure);
      }
    };
  }

  private HttpRequest request(GatewayPod pod, Set<String> services) {
    String host = pod.address().contains(":") ? "[" + pod.address() + "]" : pod.address();
    String filter = URLEncoder.encode(vocabulary.filter(services), StandardCharsets.UTF_8);
    String page = "/stats/prometheus?usedonly&filter=" + filter;
    return HttpRequest.newBuilder(URI.create("http://" + host + ":" + settings.port() + page))
        .header("Accept", "text/plain;version=0.0.4")
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
