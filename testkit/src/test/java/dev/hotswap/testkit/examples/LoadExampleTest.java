package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.SimpleService;
import dev.hotswap.testkit.load.ConstantLoad;
import dev.hotswap.testkit.load.LoadPlan;
import dev.hotswap.testkit.load.LoadRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadExampleTest {

  @Test
  void loses_no_request_and_says_what_became_of_each() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    AtomicInteger asked = new AtomicInteger();
    SimpleService service =
        new SimpleService((_, _) -> Reply.text(asked.incrementAndGet() % 5 == 0 ? 500 : 200, ""));
    try (HttpListener listener = HttpListener.start(any, service)) {
      LoadPlan plan =
          new LoadPlan(
              List.of(listener.address()),
              "payment.example.com",
              "/",
              500, // a second, whether or not earlier ones were answered
              Duration.ofSeconds(5),
              100); // requests in all
      try (ConstantLoad load = ConstantLoad.start(plan, Clock.systemUTC())) {
        await().until(() -> load.soFar().requests().size() == 100);
        LoadRecord record = load.soFar();

        assertThat(record.causes()).containsEntry("status 500", 20L);
        assertThat(record.failedShare()).hasValue(0.2);
        assertThat(record.latency(99)).isPresent();
      }
    }
  }
}
