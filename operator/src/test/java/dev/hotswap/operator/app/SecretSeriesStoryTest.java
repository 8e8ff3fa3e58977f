package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.metrics.watch.WatchSchedule;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.prometheus.Answer;
import dev.hotswap.testkit.prometheus.FakePrometheus;
import dev.hotswap.testkit.prometheus.Point;
import dev.hotswap.testkit.prometheus.Series;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A Prometheus that is shared answers a policy's query with series of another team, which are named
 * after secrets. Whatever it answers, the operator repeats none of it anywhere.
 */
class SecretSeriesStoryTest {
  private static final String SECRET = "hunter2-7f3a";
  private static final Duration BEAT = Duration.ofMillis(2);
  private static final int PATIENCE = 200;
  private static final int QUESTIONS = 6;
  private static final Set<String> OWN = Set.of("max(heap)", "sum(bad)", "sum(all)");

  /** What it may answer to a query that reaches a foreign series. */
  enum Answered {
    SEVERAL_SERIES("the query gives 2 series for the candidate"),
    ONE_SERIES_OF_ANOTHER_SERVICE("the query gives no number for the candidate"),
    ONE_SERIES(""),
    NOT_A_NUMBER(""),
    ERROR_THAT_QUOTES_IT("cannot evaluate the query"),
    PARSE_ERROR_THAT_QUOTES_IT("at line 1, column 3"),
    FAULT_THAT_QUOTES_IT("answered 503"),
    PAGE_THAT_QUOTES_IT("the answer is no JSON"),
    WARNING_THAT_QUOTES_IT("the server warns of its own answer"),
    TEXT("");

    private final String told;

    Answered(String told) {
      this.told = told;
    }

    Answer at(Instant now) {
      return switch (this) {
        case SEVERAL_SERIES ->
            Answer.vector(
                series(Map.of("pod", SECRET + "-0"), now, 7),
                series(Map.of("pod", SECRET + "-1"), now, 8));
        case ONE_SERIES_OF_ANOTHER_SERVICE ->
            Answer.vector(series(Map.of("service", SECRET), now, 7));
        case ONE_SERIES -> Answer.vector(series(Map.of("password", SECRET), now, 7));
        case NOT_A_NUMBER -> Answer.vector(series(Map.of(SECRET_LABEL, SECRET), now, Double.NaN));
        case ERROR_THAT_QUOTES_IT ->
            new Answer.Failure(422, "execution", "many-to-many: {password=\"" + SECRET + "\"}");
        case PARSE_ERROR_THAT_QUOTES_IT ->
            new Answer.Failure(400, "bad_data", "1:3: parse error: unexpected " + SECRET);
        case FAULT_THAT_QUOTES_IT -> new Answer.Failure(503, SECRET, "internal: " + SECRET);
        case PAGE_THAT_QUOTES_IT -> new Answer.Page(200, "text/html", "<p>" + SECRET + "</p>");
        case WARNING_THAT_QUOTES_IT ->
            new Answer.Noted(ONE_SERIES.at(now), List.of("metric " + SECRET), List.of(SECRET));
        case TEXT -> new Answer.Text(now, SECRET);
      };
    }

    private static Series series(Map<String, String> labels, Instant now, double value) {
      return Series.of(labels, new Point(now, value));
    }
  }

  private static final String SECRET_LABEL = "vault_token";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private FakePrometheus prometheus;
  private SimulatedCluster simulated;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    prometheus =
        new FakePrometheus(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), asked -> Answer.vector());
    String settings =
        InProcess.ALONE
            + "metricSources: {gateway: {prometheus: {url: '%s', every: 1s, queries: {access: Unrestricted}}}}\n"
                .formatted(prometheus.url());
    simulated =
        new SimulatedCluster(new InProcess(settings, eyes(SettingsFile.parse(settings, "test"))));
    shop = new Shop(simulated);
    log.start();
    loggers().forEach(logger -> logger.addAppender(log));
  }

  @AfterEach
  void close() throws IOException {
    loggers().forEach(logger -> logger.detachAppender(log));
    simulated.close();
    prometheus.close();
  }

  @Test
  void nothing_of_a_foreign_series_is_repeated() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.apply(
        """
        apiVersion: hotswap.dev/v1alpha1
        kind: HotSwapPolicy
        metadata: {name: careful, namespace: shop}
        spec:
          steps: [{name: half, setWeight: 50, pause: {duration: 1h}}]
          analysis:
            source: gateway
            metrics:
            - {name: heap, value: {query: 'max(heap)', window: 1m, max: "5"}, failureLimit: 100}
            - {name: checkout, ratio: {bad: 'sum(bad)', total: 'sum(all)', max: "1%"}}
        """);
    answer(false, () -> Answer.vector(Answered.series(Map.of(), now(), 1)));
    shop.commit("payment", "2.0");
    secondsUntil(() -> shop.status("payment").filter(s -> s.phase() == Phase.SHIFTING).isPresent());

    for (boolean all : new boolean[] {false, true}) {
      for (Answered answered : Answered.values()) {
        answer(all, () -> answered.at(now()));
        int before = prometheus.asked().size();
        secondsUntil(
            () -> {
              List<String> now = told();
              assertThat(now).as("%s", answered).noneMatch(text -> text.contains(SECRET));
              boolean asked = prometheus.asked().size() >= before + QUESTIONS;
              return asked && (all || now.stream().anyMatch(text -> text.contains(answered.told)));
            });
      }
    }
  }

  /**
   * To what policies ask, and to all that the operator itself asks too or not; how new its samples
   * are it says itself.
   */
  private void answer(boolean all, Supplier<Answer> foreign) {
    prometheus.answer(
        question -> {
          boolean mine = OWN.stream().anyMatch(question.query()::contains);
          boolean age = question.query().contains("timestamp(");
          return mine || (all && !age)
              ? foreign.get()
              : age
                  ? Answer.vector(Answered.series(Map.of(), now(), (double) now().getEpochSecond()))
                  : Answer.vector();
        });
  }

  private Instant now() {
    return simulated.clock().instant();
  }

  /** Seconds go by no faster than the source is asked: what is not asked for is not known. */
  private void secondsUntil(BooleanSupplier there) {
    for (int i = 0; i < PATIENCE && !there.getAsBoolean(); i++) {
      int asked = prometheus.asked().size();
      simulated.second();
      for (int tries = 0; tries < 50 && prometheus.asked().size() == asked; tries++) {
        LockSupport.parkNanos(BEAT.toNanos());
      }
    }
    assertThat(there.getAsBoolean()).as("%s", shop.status("payment")).isTrue();
  }

  /** Status, events and logs. */
  private List<String> told() {
    Stream<String> status =
        simulated.people().resources(GoRelease.class).inAnyNamespace().list().getItems().stream()
            .map(Serialization::asJson);
    Stream<String> events =
        simulated.people().events().v1().events().inAnyNamespace().list().getItems().stream()
            .map(Serialization::asJson);
    Stream<String> logged =
        List.copyOf(log.list).stream()
            .map(line -> line.getFormattedMessage() + line.getKeyValuePairs());
    return Stream.of(status, events, logged).flatMap(each -> each).collect(Collectors.toList());
  }

  private static InProcess.Eyes eyes(Settings settings) {
    return (traffic, clock, onChange) -> room(settings, clock, onChange);
  }

  private static Watches room(Settings settings, Clock clock, Consumer<ReleaseKey> onChange) {
    var room =
        new WatchSchedule(
            Sources.of(settings, (namespace, selector) -> List.of(), new SimpleMeterRegistry()),
            clock,
            onChange);
    room.start(
        new Heartbeats(System::nanoTime, new SimpleMeterRegistry()), BEAT, Duration.ofSeconds(1));
    return room;
  }

  /** What is told of releases has a logger of its own. */
  private static Stream<Logger> loggers() {
    return Stream.of(org.slf4j.Logger.ROOT_LOGGER_NAME, "hotswap.events")
        .map(name -> (Logger) LoggerFactory.getLogger(name));
  }
}
