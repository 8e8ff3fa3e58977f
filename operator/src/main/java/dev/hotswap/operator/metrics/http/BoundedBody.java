package dev.hotswap.operator.metrics.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/** Feeds a body to a sink and gives up beyond {@code limit} bytes or at the first nonsense. */
final class BoundedBody<T> implements BodySubscriber<T> {
  private final BodySink<T> sink;
  private final long limit;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final AtomicReference<Subscription> source = new AtomicReference<>();
  private long received;

  BoundedBody(BodySink<T> sink, long limit) {
    this.sink = sink;
    this.limit = limit;
  }

  @Override
  public CompletionStage<T> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source.set(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    if (result.isDone()) {
      return;
    }
    try {
      for (ByteBuffer piece : pieces) {
        take(piece);
      }
      source.get().request(1);
    } catch (GarbledException | TooLargeException | RuntimeException failure) {
      source.get().cancel();
      result.completeExceptionally(failure);
    }
  }

  private void take(ByteBuffer piece) throws GarbledException, TooLargeException {
    received += piece.remaining();
    if (received > limit) {
      throw new TooLargeException("the answer is longer than " + limit + " bytes");
    }
    sink.accept(piece);
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    try {
      result.complete(sink.end());
    } catch (GarbledException | RuntimeException failure) {
      result.completeExceptionally(failure);
    }
  }
}
