package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.access.Tokens;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import dev.hotswap.testkit.apiserver.audit.AuditLog;
import dev.hotswap.testkit.apiserver.error.ApiException;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.http.ExchangeService;
import dev.hotswap.testkit.apiserver.http.HttpExchange;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import dev.hotswap.testkit.apiserver.watch.Watches;
import dev.hotswap.testkit.apiserver.write.Verbs;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request: who are you, what goes wrong, may you, then the verb itself. */
public final class Endpoint implements ExchangeService.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final Tokens tokens;
  private final Watches watches;
  private final FaultPlan faults;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Documents documents;
  private final PermittedCalls calls;

  /** An endpoint over a cluster. */
  public Endpoint(
      Verbs verbs, Tokens tokens, Rbac rbac, Watches watches, FaultPlan faults, AuditLog audit) {
    this.tokens = tokens;
    this.watches = watches;
    this.faults = faults;
    this.audit = audit;
    this.clock = verbs.backend().clock();
    this.documents = new Documents(verbs.backend().catalog());
    this.calls = new PermittedCalls(verbs, rbac);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest request = exchange.request();
    try {
      requireBounded(request);
      User user =
          tokens.authenticate(request.header("authorization"), request.header("impersonate-user"));
      switch (Route.of(request.path())) {
        case Route.ToDocument(String path) -> send(exchange, user.name(), documents.at(path));
        case Route.ToResource route -> handle(exchange, new ApiCall(user, route, request));
      }
    } catch (ApiException e) {
      ReplyWriter.send(exchange, refusal(e));
    }
  }

  private static void requireBounded(HttpRequest request) {
    if (request.body().length > ExchangeService.LONGEST_BODY) {
      throw RequestErrors.tooLarge(ExchangeService.LONGEST_BODY);
    }
  }

  private void handle(HttpExchange exchange, ApiCall call)
      throws IOException, InterruptedException {
    Optional<Fault> fault = faults.draw(call.facts());
    if (fault.isPresent() && fault.get() instanceof Fault.BreakBefore) {
      enter(call, 0);
      exchange.reset();
      return;
    }
    if (fault.isPresent() && fault.get() instanceof Fault.Delay delay) {
      Thread.sleep(delay.duration());
    }
    if (fault.isPresent() && fault.get() instanceof Fault.Hold(CountDownLatch letGo)) {
      letGo.await();
    }
    Reply reply = answer(call, fault);
    if (fault.isPresent() && fault.get() instanceof Fault.BreakAfter) {
      enter(call, 0);
      exchange.reset();
      return;
    }
    enter(call, reply instanceof Reply.Document document ? document.code() : 200);
    send(exchange, call.user().name(), reply);
  }

  private Reply answer(ApiCall call, Optional<Fault> fault) {
    try {
      return faulty(call, fault);
    } catch (ApiException e) {
      return refusal(e);
    } catch (RuntimeException e) {
      LOG.error("cannot answer {} {}", call.http().method(), call.http().path(), e);
      return refusal(RequestErrors.internal(e.toString()));
    }
  }

  private Reply faulty(ApiCall call, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return calls.answer(call, Optional.empty());
    }
    return switch (fault.get()) {
      case Fault.Refuse(int code, int retryAfter) -> throw RequestErrors.injected(code, retryAfter);
      case Fault.Stale stale -> calls.answer(call, Optional.of(stale));
      case Fault.DropWatches() -> {
        watches.drop();
        yield calls.answer(call, Optional.empty());
      }
      case Fault.Delay _, Fault.Hold _, Fault.BreakBefore _, Fault.BreakAfter _ ->
          calls.answer(call, Optional.empty());
    };
  }

  private static Reply.Document refusal(ApiException e) {
    return new Reply.Document(e.code(), e.status());
  }

  private void send(HttpExchange exchange, String user, Reply reply)
      throws IOException, InterruptedException {
    switch (reply) {
      case Reply.Document document -> ReplyWriter.send(exchange, document);
      case Reply.Text(String text) -> exchange.reply(text);
      case Reply.Stream(var watch) -> watches.serve(user, watch, exchange.stream());
    }
  }

  private void enter(ApiCall call, int code) {
    audit.enter(new AuditEntry(clock.instant(), call.user().name(), call.action(), code));
  }
}
