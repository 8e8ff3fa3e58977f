package dev.hotswap.testkit.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One TCP connection that speaks HTTP/1.1, on either side; for one thread at a time. */
public final class HttpConnection implements Closeable {

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;

  /** Takes over an open, blocking channel. */
  public HttpConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.in = new BufferedInputStream(channel.socket().getInputStream());
    this.out = new BufferedOutputStream(channel.socket().getOutputStream(), 16 << 10);
  }

  /** A new connection; an {@link IOException} if there is none within the time. */
  public static HttpConnection open(InetSocketAddress address, Duration within) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(address, Math.toIntExact(within.toMillis()));
      return new HttpConnection(channel);
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Each further read fails if nothing comes within the time; zero waits for ever. */
  public void readsWithin(Duration time) throws IOException {
    channel.socket().setSoTimeout(Math.toIntExact(time.toMillis()));
  }

  /** The next request, or nothing if the peer ended the connection between two requests. */
  public Optional<RequestHead> readRequest() throws IOException {
    return HeadReader.request(in);
  }

  /**
   * The next answer; interim ones (1xx) are passed over.
   *
   * @throws NoAnswer if the peer ended the connection instead
   */
  public ResponseHead readResponse() throws IOException {
    return HeadReader.response(in);
  }

  /** The body that comes next on this connection. */
  public BodyInput body(Framing framing) {
    return new BodyInput(in, framing);
  }

  /** Writes a request line and headers; {@link #flush} sends them. */
  public void write(RequestHead head) throws IOException {
    write(head.method() + " " + head.target() + " HTTP/1.1\r\n", head.headers());
  }

  /** Writes a status line and headers; {@link #flush} sends them. */
  public void write(ResponseHead head) throws IOException {
    write("HTTP/1.1 " + head.status() + " " + head.reason() + "\r\n", head.headers());
  }

  /** A writer for the body that comes next on this connection. */
  public BodyOutput bodyOutput(Framing framing) {
    return new BodyOutput(out, framing);
  }

  /** What the peer sends when both sides have gone over to another protocol (RFC 9110 §7.8). */
  public InputStream input() {
    return in;
  }

  /** Where to write when both sides have gone over to another protocol (RFC 9110 §7.8). */
  public OutputStream output() {
    return out;
  }

  /** Breaks the connection: the peer sees a reset instead of an end. */
  public void reset() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }

  /** Sends what was written. */
  public void flush() throws IOException {
    out.flush();
  }

  /**
   * Whether the peer closed an idle connection, or sent something nobody asked for. Never waits.
   */
  public boolean stale() {
    try {
      if (in.available() > 0) {
        return true;
      }
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read != 0;
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      return;
    }
  }

  private void write(String startLine, Headers headers) throws IOException {
    var text = new StringBuilder(startLine);
    for (Headers.Field field : headers.fields()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
