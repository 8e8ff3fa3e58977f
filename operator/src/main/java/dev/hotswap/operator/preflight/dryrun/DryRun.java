package dev.hotswap.operator.preflight.dryrun;

import dev.hotswap.operator.kube.Apply;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Sends objects as the operator would write them, with {@code dryRun=All} and {@code
 * fieldValidation=Strict} (Kubernetes API concepts, "Dry-run" and "Field validation"): the API
 * server validates, defaults and admits them, and keeps nothing. A pod is created; everything else
 * is applied over what is there.
 */
public final class DryRun {
  private static final String ONLY = "dryRun=All&fieldValidation=Strict&fieldManager=";
  private static final long SECONDS = 10;

  /** Many large ones, asked about again and again, would keep the API server busy. */
  private static final int LARGEST = 400_000;

  /**
   * A quantity whose digits fill a server's memory: the API server itself computes with it for
   * minutes, and longer than anybody waits for its answer.
   */
  private static final Pattern ENDLESS = Pattern.compile("\"[+-]?[0-9.]{1,64}[eE][+-]?[0-9]{3,}\"");

  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int BAD_REQUEST = 400;
  private static final int GATEWAY_TIMEOUT = 504;

  private final KubernetesClient client;

  /** Asks through this client. */
  public DryRun(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What comes of these, in their order.
   *
   * @throws KubernetesClientException when the API server does not answer
   */
  public List<DryRunResult> of(List<PlannedObject> objects) {
    return objects.stream().map(this::of).toList();
  }

  private DryRunResult of(PlannedObject planned) {
    String name = planned.what();
    if (planned.json().length() > LARGEST) {
      return new DryRunResult.Unknown(
          name,
          "it has %,d characters, and objects of more than %,d are not sent: shorten its template"
              .formatted(planned.json().length(), LARGEST));
    }
    if (isEndless(planned.json())) {
      return new DryRunResult.Unknown(
          name, "it has a number with an exponent of three digits or more, and is not sent");
    }
    HttpResponse<String> answer = send(planned);
    List<String> warnings = Warnings.of(answer.headers("Warning"));
    if (answer.isSuccessful() || answer.code() == CONFLICT) {
      // One that is there already, of whomever, is for other checks.
      return new DryRunResult.Accepted(name, warnings);
    }
    String said = said(answer);
    return isBlind(answer.code(), said)
        ? new DryRunResult.Unknown(name, said)
        : new DryRunResult.Refused(name, said, warnings);
  }

  /** Whether an object has a quantity that the API server must not be asked about. */
  public static boolean isEndless(String json) {
    return ENDLESS.matcher(json).find();
  }

  private HttpResponse<String> send(PlannedObject planned) {
    try {
      return client.getHttpClient().sendAsync(request(planned), String.class).join();
    } catch (CompletionException e) {
      throw KubernetesClientException.launderThrowable(Optional.ofNullable(e.getCause()).orElse(e));
    }
  }

  private HttpRequest request(PlannedObject planned) {
    String server = client.getMasterUrl().toString();
    String collection =
        (server.endsWith("/") ? server.substring(0, server.length() - 1) : server)
            + planned.collection();
    HttpRequest.Builder request = client.getHttpClient().newHttpRequestBuilder();
    request.timeout(SECONDS, TimeUnit.SECONDS);
    return planned.once()
        ? request
            .uri(collection + "?" + ONLY + Apply.FIELD_MANAGER)
            .method("POST", "application/json", planned.json())
            .build()
        : request
            .uri(collection + "/" + planned.name() + "?force=true&" + ONLY + Apply.FIELD_MANAGER)
            .method("PATCH", "application/apply-patch+yaml", planned.json())
            .build();
  }

  private String said(HttpResponse<String> answer) {
    String body = Optional.ofNullable(answer.body()).orElse("");
    return message(body).orElse("HTTP " + answer.code() + " " + body).strip();
  }

  private Optional<String> message(String body) {
    try {
      return Optional.ofNullable(client.getKubernetesSerialization().unmarshal(body, Status.class))
          .map(Status::getMessage);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The operator may not, the API server is late, or a webhook changes more than objects (KEP-576).
   */
  private static boolean isBlind(int code, String said) {
    boolean late = code == GATEWAY_TIMEOUT;
    boolean mayNot = code == FORBIDDEN && said.contains("User \"") && said.contains("\" cannot ");
    return late || mayNot || (code == BAD_REQUEST && said.contains("does not support dry run"));
  }
}
