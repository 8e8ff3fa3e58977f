package dev.hotswap.testkit.apiserver.http;

import java.nio.charset.StandardCharsets;

/** Status line and header fields of an answer (RFC 9112). */
final class Head {
  private static final String END_OF_LINE = "\r\n";

  private final StringBuilder text = new StringBuilder();

  private Head(int code) {
    text.append("HTTP/1.1 ").append(code).append(' ').append(END_OF_LINE);
  }

  static Head of(int code) {
    return new Head(code);
  }

  Head field(String name, String value) {
    text.append(name).append(": ").append(value).append(END_OF_LINE);
    return this;
  }

  byte[] bytes() {
    return (text + END_OF_LINE).getBytes(StandardCharsets.US_ASCII);
  }
}
