package dev.hotswap.testkit.prometheus;

import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.SimpleService;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Serves {@code /api/v1/query} and {@code /api/v1/query_range} by GET and POST, and remembers what
 * was asked.
 */
public final class FakePrometheus implements Closeable {

  private final HttpListener listener;
  private final List<Question> asked = new CopyOnWriteArrayList<>();
  private volatile Answers answers;

  /** Begins to serve at an address; port 0 takes a free one. */
  public FakePrometheus(InetSocketAddress address, Answers answers) throws IOException {
    this.answers = answers;
    this.listener = HttpListener.start(address, new SimpleService(this::reply));
  }

  /** Its base URL. */
  public URI url() {
    InetSocketAddress address = listener.address();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /** From the next question on, these answers are given. */
  public void answer(Answers next) {
    answers = next;
  }

  /** Every question so far, in order. */
  public List<Question> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private Reply reply(RequestHead request, String body) {
    try {
      Optional<Question> question = QuestionReader.read(request, body);
      question.ifPresent(asked::add);
      return question
          .map(known -> AnswerWriter.reply(answers.to(known)))
          .orElseGet(() -> Reply.text(404, "404 page not found\n"));
    } catch (IllegalArgumentException wrong) {
      String message = "invalid parameter: " + wrong.getMessage();
      return AnswerWriter.reply(new Answer.Failure(400, "bad_data", message));
    }
  }
}
