package dev.hotswap.testkit.apiserver.http;

import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Messages as text frames of a WebSocket (RFC 6455), server side. */
final class WebSocketStream implements EventStream {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final byte[] NORMAL_CLOSURE = {0x03, (byte) 0xE8};

  private final DataInputStream in;
  private final OutputStream out;

  WebSocketStream(HttpRequest request, HttpConnection connection) throws IOException {
    this.in = new DataInputStream(connection.input());
    this.out = connection.output();
    connection.write(
        ResponseHead.of(
            101,
            "Switching Protocols",
            Headers.of(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Accept", accept(request.header("sec-websocket-key").orElse("")))));
    connection.flush();
  }

  @Override
  public void send(byte[] message) throws IOException {
    frame(TEXT, message);
  }

  @Override
  public void end() throws IOException {
    frame(CLOSE, NORMAL_CLOSURE);
  }

  @Override
  public void awaitClientGone() {
    try {
      int opcode;
      do {
        opcode = read();
      } while (opcode != CLOSE);
    } catch (IOException e) {
      // A reset is one of the ways to go away.
      return;
    }
  }

  /** Reads one frame, answers it if it is a ping, and says what it was. */
  private int read() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0F;
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    if (payload.length < length) {
      throw new EOFException("frame ended early");
    }
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    if (opcode == PING) {
      frame(PONG, payload);
    }
    return opcode;
  }

  private synchronized void frame(int opcode, byte[] payload) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(10);
    head.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      head.put((byte) payload.length);
    } else if (payload.length < 65_536) {
      head.put((byte) 126).putShort((short) payload.length);
    } else {
      head.put((byte) 127).putLong(payload.length);
    }
    out.write(head.array(), 0, head.position());
    out.write(payload);
    out.flush();
  }

  private static String accept(String key) {
    try {
      byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
