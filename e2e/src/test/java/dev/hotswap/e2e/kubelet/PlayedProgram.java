package dev.hotswap.e2e.kubelet;

import dev.hotswap.e2e.kubelet.image.Program;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.SimpleService;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A small service in a JVM of its own: {@code /readyz}, {@code /alive}, {@code /env/NAME}, and
 * {@code /break/alive} or {@code /break/readyz} to make one of them fail from then on.
 */
final class PlayedProgram {

  private PlayedProgram() {}

  static Program program() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Program.of(
        java.toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        PlayedProgram.class.getName());
  }

  public static void main(String[] arguments) throws Exception {
    String host = Optional.ofNullable(System.getenv("POD_IP")).orElse("127.0.0.1");
    int port = Integer.parseInt(Optional.ofNullable(System.getenv("PORT")).orElse("8080"));
    var alive = new AtomicBoolean(true);
    var ready = new AtomicBoolean(true);
    var service = new SimpleService((request, _) -> answer(request, alive, ready));
    try (var listener = HttpListener.start(new InetSocketAddress(host, port), service)) {
      System.out.println("listens on " + listener.address());
      Thread.currentThread().join();
    }
  }

  private static Reply answer(RequestHead request, AtomicBoolean alive, AtomicBoolean ready) {
    return switch (request.path()) {
      case "/alive" -> Reply.text(alive.get() ? 200 : 500, "alive");
      case "/readyz" -> Reply.text(ready.get() ? 200 : 503, "ready");
      case "/break/alive" -> broken(alive);
      case "/break/readyz" -> broken(ready);
      default -> {
        String name = request.path().replace("/env/", "");
        yield Reply.text(200, Optional.ofNullable(System.getenv(name)).orElse("(not set)"));
      }
    };
  }

  private static Reply broken(AtomicBoolean good) {
    good.set(false);
    return Reply.text(200, "broken");
  }
}
