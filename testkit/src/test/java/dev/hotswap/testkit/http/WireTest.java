package dev.hotswap.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireTest {

  @Test
  void a_request_is_read_with_its_fields() throws IOException {
    RequestHead head =
        HeadReader.request(
                stream("\r\nGET /a?b=c HTTP/1.1\r\nHOST: Shop.example.com:80\r\nX: 1\r\n\r\n"))
            .orElseThrow();

    assertThat(head.method()).isEqualTo("GET");
    assertThat(head.path()).isEqualTo("/a");
    assertThat(head.host()).isEqualTo("shop.example.com");
    assertThat(head.headers().first("x")).hasValue("1");
    assertThat(head.keepAlive()).isTrue();
  }

  @Test
  void the_end_of_a_connection_between_requests_is_no_error() throws IOException {
    assertThat(HeadReader.request(stream(""))).isEmpty();
    assertThatThrownBy(() -> HeadReader.request(stream("GET / HTT")))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void what_is_not_http_is_refused() {
    for (String wrong :
        new String[] {
          "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n"
        }) {
      assertThatThrownBy(() -> HeadReader.request(stream(wrong)))
          .isInstanceOf(MalformedMessage.class);
    }
    assertThatThrownBy(() -> HeadReader.response(stream("HTTP/1.1 999 What\r\n\r\n")))
        .isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(
            () -> HeadReader.request(stream("GET / HTTP/1.1\r\nX: " + "y".repeat(70_000))))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  void interim_answers_are_passed_over_and_silence_has_a_type_of_its_own() throws IOException {
    assertThat(
            HeadReader.response(stream("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204\r\n\r\n"))
                .status())
        .isEqualTo(204);
    assertThatThrownBy(() -> HeadReader.response(stream(""))).isInstanceOf(NoAnswer.class);
  }

  @Test
  void bodies_end_where_their_framing_says() throws IOException {
    assertThat(read("abcdef", new Framing.Length(3))).isEqualTo("abc");
    assertThat(read("abcdef", new Framing.UntilClose())).isEqualTo("abcdef");
    assertThat(read("abcdef", new Framing.None())).isEmpty();
    assertThat(
            read(
                "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\nrest",
                new Framing.Chunked()))
        .isEqualTo("abc0123456789");
  }

  @Test
  void bodies_that_end_early_are_errors() {
    assertThatThrownBy(() -> read("ab", new Framing.Length(3))).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("3\r\nabc\r\n", new Framing.Chunked()))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("zz\r\n", new Framing.Chunked()))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  void chunks_that_are_written_are_read_back() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var output = new BodyOutput(bytes, new Framing.Chunked());
    output.write("hello ".getBytes(StandardCharsets.UTF_8), 6);
    output.write("world".getBytes(StandardCharsets.UTF_8), 5);
    output.write(new byte[0], 0);
    output.end();

    assertThat(read(bytes.toString(StandardCharsets.UTF_8), new Framing.Chunked()))
        .isEqualTo("hello world");
  }

  @Test
  void framing_follows_the_headers() throws IOException {
    assertThat(Framing.of(request("Content-Length", "12"))).isEqualTo(new Framing.Length(12));
    assertThat(Framing.of(request("Transfer-Encoding", "gzip, chunked")))
        .isEqualTo(new Framing.Chunked());
    assertThat(Framing.of(request("X", "y"))).isEqualTo(new Framing.None());
    assertThat(Framing.of("GET", answer(200))).isEqualTo(new Framing.UntilClose());
    assertThat(Framing.of("GET", answer(304))).isEqualTo(new Framing.None());
    assertThat(Framing.of("HEAD", answer(200))).isEqualTo(new Framing.None());
    assertThatThrownBy(() -> Framing.of(request("Content-Length", "-1")))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  void fields_of_one_connection_are_not_passed_on() {
    Headers headers =
        Headers.of("Connection", "close, X-Mine", "X-Mine", "1", "Keep-Alive", "5", "X-Other", "2");

    assertThat(headers.endToEnd()).isEqualTo(Headers.of("X-Other", "2"));
  }

  private static RequestHead request(String name, String value) {
    return RequestHead.get("/", "h").with(Headers.of(name, value));
  }

  private static ResponseHead answer(int status) {
    return ResponseHead.of(status, "", Headers.of());
  }

  private static String read(String text, Framing framing) throws IOException {
    return new String(new BodyInput(stream(text), framing).readAll(), StandardCharsets.UTF_8);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
