package dev.hotswap.e2e.real.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How one sees from outside that a program works. */
@FunctionalInterface
public interface Health {
  /** Whether it works now. */
  boolean works();

  /** It accepts connections on this port of 127.0.0.1. */
  static Health listens(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return true;
      } catch (IOException refused) {
        return false;
      }
    };
  }

  /** It answers with status 200. */
  static Health answers(String url) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    return () -> answers(client, url);
  }

  /** The same over TLS; the certificate may appear later than the program. */
  static Health answers(String url, Path certificate) {
    return () -> {
      if (!Files.exists(certificate)) {
        return false;
      }
      try (HttpClient client =
          HttpClient.newBuilder()
              .connectTimeout(Duration.ofMillis(500))
              .sslContext(Trust.in(certificate))
              .build()) {
        return answers(client, url);
      }
    };
  }

  private static boolean answers(HttpClient client, String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(1)).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException noAnswer) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
