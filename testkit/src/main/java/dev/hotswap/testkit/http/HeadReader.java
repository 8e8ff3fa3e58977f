package dev.hotswap.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads start lines and header fields. */
final class HeadReader {

  private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) (HTTP/1\\.[01])");
  private static final Pattern RESPONSE = Pattern.compile("(HTTP/1\\.[01]) ([1-5]\\d\\d) ?(.*)");

  private HeadReader() {}

  /** The next request, or nothing if the peer ended the connection between two requests. */
  static Optional<RequestHead> request(InputStream in) throws IOException {
    var lines = new Lines(in);
    Optional<String> line = lines.first();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Matcher start = matched(REQUEST, line.get());
    return Optional.of(
        new RequestHead(start.group(1), start.group(2), start.group(3), fields(lines)));
  }

  /** The next answer; interim ones (1xx) are passed over. */
  static ResponseHead response(InputStream in) throws IOException {
    while (true) {
      var lines = new Lines(in);
      Matcher start = matched(RESPONSE, firstOfAnswer(lines));
      int status = Integer.parseInt(start.group(2));
      var head = new ResponseHead(status, start.group(3), start.group(1), fields(lines));
      if (status >= 200) {
        return head;
      }
    }
  }

  private static String firstOfAnswer(Lines lines) throws IOException {
    try {
      return lines.first().orElseThrow(() -> new NoAnswer("closed without an answer"));
    } catch (SocketException cut) {
      throw new NoAnswer(cut);
    }
  }

  private static Matcher matched(Pattern startLine, String line) throws MalformedMessage {
    Matcher matcher = startLine.matcher(line);
    if (!matcher.matches()) {
      throw new MalformedMessage("Not the first line of an HTTP/1.1 message: " + line);
    }
    return matcher;
  }

  private static Headers fields(Lines lines) throws IOException {
    var fields = new ArrayList<Headers.Field>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new MalformedMessage("Not a header field: " + line);
      }
      fields.add(new Headers.Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new Headers(fields);
  }
}
