package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.BoundedHttp;
import dev.hotswap.operator.metrics.http.Fetched;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statistics page of one gateway pod, in as many requests as the names need. */
final class PodReader implements AutoCloseable {
  /** Of a page nothing is kept but what is asked for; time bounds what is read to find that. */
  private static final long LARGEST_PAGE = 1L << 30;

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Set<Reason> NO_CONNECTION = Set.of(Reason.TIMEOUT, Reason.UNREACHABLE);

  private final SourceSettings.Gateway settings;
  private final Vocabulary vocabulary;
  private final LineHeads heads = new LineHeads();
  private final GatewayMeter meter;
  private final BoundedHttp http = new BoundedHttp(LARGEST_PAGE);

  PodReader(SourceSettings.Gateway settings, Vocabulary vocabulary, GatewayMeter meter) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.meter = meter;
  }

  /** What the pod says of all these parts; silent if it cannot be reached. */
  Scraped read(GatewayPod pod, List<Scope> scope) {
    long begun = System.nanoTime();
    List<PodPage> pages = new ArrayList<>();
    for (Scope part : scope) {
      switch (fetch(pod, part)) {
        case Fetched.Got<PodPage>(PodPage page) -> pages.add(page);
        case Fetched.Refused<PodPage>(int status, String text) ->
            pages.add(PodPage.failed(part.backends(), refused(pod, status)));
        case Fetched.Missed<PodPage>(Failure failure) -> {
          if (NO_CONNECTION.contains(failure.reason())) {
            return new Scraped.Silent(pod, failure);
          }
          pages.add(PodPage.failed(part.backends(), failure));
        }
      }
    }
    return new Scraped.Read(pod, PodPage.joined(pages), begun);
  }

  /** Forgets lines that no pod has shown for a while. */
  void tidy() {
    heads.turn();
  }

  private Fetched<PodPage> fetch(GatewayPod pod, Scope part) {
    meter.requested();
    return http.fetch(
        who(pod),
        request(pod, part),
        LONGEST,
        () -> new StatsPage(vocabulary, part, heads, who(pod), meter));
  }

  private static String who(GatewayPod pod) {
    return "gateway pod " + pod.name();
  }

  private Failure refused(GatewayPod pod, int status) {
    return new Failure(
        Reason.HTTP_STATUS,
        who(pod),
        "answered %d to /stats/prometheus at port %d".formatted(status, settings.port()));
  }

  private HttpRequest request(GatewayPod pod, Scope part) {
    String host = pod.address().contains(":") ? "[" + pod.address() + "]" : pod.address();
    String filter = URLEncoder.encode(vocabulary.filter(part.names()), StandardCharsets.UTF_8);
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
