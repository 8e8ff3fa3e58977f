package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.access.Tokens;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import dev.hotswap.testkit.apiserver.audit.AuditLog;
import dev.hotswap.testkit.apiserver.catalog.Discovery;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.ApiException;
import dev.hotswap.testkit.apiserver.http.ExchangeService;
import dev.hotswap.testkit.apiserver.http.HttpExchange;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.watch.Watches;
import dev.hotswap.testkit.apiserver.write.Verbs;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request: who are you, what goes wrong, may you, then the verb itself. */
public final class Endpoint implements ExchangeService.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final Verbs verbs;
  private final Tokens tokens;
  private final Rbac rbac;
  private final Watches watches;
  private final FaultPlan faults;
  private final AuditLog audit;
  private final ResourceRouter router;
  private final AccessReviews reviews;
  private final Discovery discovery;

  /** An endpoint over a cluster. */
  public Endpoint(
      Verbs verbs, Tokens tokens, Rbac rbac, Watches watches, FaultPlan faults, AuditLog audit) {
    this.verbs = verbs;
    this.tokens = tokens;
    this.rbac = rbac;
    this.watches = watches;
    this.faults = faults;
    this.audit = audit;
    this.router = new ResourceRouter(verbs, rbac);
    this.reviews = new AccessReviews(rbac);
    this.discovery = new Discovery(verbs.backend().catalog());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      User user =
          tokens.authenticate(
              exchange.request().header("authorization"),
              exchange.request().header("impersonate-user"));
      switch (Route.of(exchange.request().path())) {
        case Route.ToDocument(String path) -> send(exchange, document(path));
        case Route.ToResource route ->
            handle(exchange, new ApiCall(user, route, exchange.request()));
      }
    } catch (ApiException e) {
      send(exchange, refusal(e));
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
    Reply reply = answer(call, fault);
    if (fault.isPresent() && fault.get() instanceof Fault.BreakAfter) {
      enter(call, 0);
      exchange.reset();
      return;
    }
    respond(exchange, call, reply);
  }

  private Reply answer(ApiCall call, Optional<Fault> fault) {
    try {
      return faulty(call, fault);
    } catch (ApiException e) {
      return refusal(e);
    } catch (RuntimeException e) {
      LOG.error("cannot answer {} {}", call.http().method(), call.http().path(), e);
      return refusal(ApiErrors.internal(e.toString()));
    }
  }

  private Reply faulty(ApiCall call, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return permitted(call, Optional.empty());
    }
    return switch (fault.get()) {
      case Fault.Refuse(int code, int retryAfter) -> throw refusal(code, retryAfter);
      case Fault.Stale stale -> permitted(call, Optional.of(stale));
      case Fault.DropWatches() -> {
        watches.drop();
        yield permitted(call, Optional.empty());
      }
      case Fault.Delay _, Fault.BreakBefore _, Fault.BreakAfter _ ->
          permitted(call, Optional.empty());
    };
  }

  private Reply permitted(ApiCall call, Optional<Fault.Stale> stale) {
    Optional<Reply> review = reviews.answer(call);
    if (review.isPresent()) {
      return review.get();
    }
    Action action = call.action();
    Optional<ResourceType> type =
        verbs.backend().catalog().find(action.group(), call.route().version(), action.resource());
    if (!rbac.allows(call.user(), action)) {
      throw refused(call, action, type);
    }
    ResourceType served = type.orElseThrow(ApiErrors::noSuchPath);
    boolean reads = action.verb().equals("list") || action.verb().equals("get");
    return stale.isPresent() && reads
        ? router.routeStale(call, served, stale.get().changes())
        : router.route(call, served);
  }

  private static ApiException refused(ApiCall call, Action action, Optional<ResourceType> type) {
    String why = action.refusal(call.user());
    return type.map(known -> ApiErrors.forbidden(known, action.name(), why))
        .orElseGet(
            () -> ApiErrors.of(403, "Forbidden", action.resource() + " is forbidden: " + why, 0));
  }

  private static ApiException refusal(int code, int retryAfterSeconds) {
    String reason =
        switch (code) {
          case 409 -> "Conflict";
          case 410 -> "Expired";
          case 429 -> "TooManyRequests";
          case 503 -> "ServiceUnavailable";
          case 504 -> "Timeout";
          default -> "InternalError";
        };
    return ApiErrors.of(code, reason, "injected fault: " + reason, retryAfterSeconds);
  }

  private Reply document(String path) {
    return discovery
        .document(path)
        .<Reply>map(body -> new Reply.Document(200, body))
        .orElseThrow(ApiErrors::noSuchPath);
  }

  private static Reply.Document refusal(ApiException e) {
    return new Reply.Document(e.code(), e.status());
  }

  private void respond(HttpExchange exchange, ApiCall call, Reply reply)
      throws IOException, InterruptedException {
    switch (reply) {
      case Reply.Document document -> {
        enter(call, document.code());
        send(exchange, document);
      }
      case Reply.Stream(var watch) -> {
        enter(call, 200);
        watches.serve(watch, exchange.stream());
      }
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply instanceof Reply.Document(int code, ObjectNode body)) {
      int retryAfter = body.path("details").path("retryAfterSeconds").asInt();
      exchange.reply(
          code,
          retryAfter > 0 ? Map.of("Retry-After", Integer.toString(retryAfter)) : Map.of(),
          Json.bytes(body));
    }
  }

  private void enter(ApiCall call, int code) {
    audit.enter(
        new AuditEntry(verbs.backend().clock().instant(), call.user().name(), call.action(), code));
  }
}
