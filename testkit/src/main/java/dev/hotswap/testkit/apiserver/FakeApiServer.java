package dev.hotswap.testkit.apiserver;

import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.access.Tokens;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.admission.Admission;
import dev.hotswap.testkit.apiserver.admission.AdmissionRule;
import dev.hotswap.testkit.apiserver.admission.StandardRules;
import dev.hotswap.testkit.apiserver.audit.AuditLog;
import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.http.ExchangeService;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.request.Endpoint;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import dev.hotswap.testkit.apiserver.watch.Watches;
import dev.hotswap.testkit.apiserver.write.Backend;
import dev.hotswap.testkit.apiserver.write.Identities;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import dev.hotswap.testkit.apiserver.write.WriteOptions;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.http.HttpListener;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A Kubernetes API server in this JVM, over real HTTP on the loopback address. Clients run on it
 * unchanged; what they could get wrong with a real server they get wrong here too.
 */
public final class FakeApiServer implements AutoCloseable {
  private static final List<String> FIRST_NAMESPACES =
      List.of("default", "kube-system", "kube-public", "kube-node-lease");

  private static final int PATIENCE = 60_000;

  private final ObjectStore store;
  private final Tokens tokens;
  private final Rbac rbac;
  private final Watches watches;
  private final FaultPlan faults = new FaultPlan();
  private final AuditLog audit = new AuditLog();
  private final Verbs verbs;
  private final HttpListener listener;

  private FakeApiServer(Settings settings) {
    this.tokens = new Tokens(settings.anonymous());
    this.store = new ObjectStore(settings.logCapacity());
    this.rbac = new Rbac(store);
    this.watches = new Watches(store);
    ResourceCatalog catalog = new ResourceCatalog(store);
    List<AdmissionRule> rules = new ArrayList<>(StandardRules.of(store, catalog));
    rules.addAll(settings.rules());
    Admission admission = new Admission(rules);
    Identities identities = new Identities(settings.seed());
    this.verbs = Verbs.of(new Backend(store, catalog, admission, identities, settings.clock()));
    Endpoint endpoint = new Endpoint(verbs, tokens, rbac, watches, faults, audit);
    this.listener = listen(settings.port(), new ExchangeService(endpoint));
  }

  private static HttpListener listen(int port, ExchangeService service) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return HttpListener.start(address, service);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback port " + port, e);
    }
  }

  /** Starts a server with the default settings. */
  public static FakeApiServer start() {
    return start(Settings.DEFAULT);
  }

  /** Starts a server; it answers when this returns. */
  public static FakeApiServer start(Settings settings) {
    FakeApiServer server = new FakeApiServer(settings);
    FIRST_NAMESPACES.forEach(server::createNamespace);
    return server;
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + listener.address().getPort();
  }

  /** A client that may do everything, and reports errors at once instead of trying again. */
  public KubernetesClient client() {
    return client(User.ADMIN);
  }

  /**
   * A client of a user, who may do what roles and {@link #grant} allow. It reports errors at once
   * and has patience with a busy machine; fabric8's own ten retries and ten seconds come with
   * {@link #clientConfig}.
   */
  public KubernetesClient client(User user) {
    Config config =
        new ConfigBuilder(clientConfig(user))
            .withRequestRetryBackoffLimit(0)
            .withRequestTimeout(PATIENCE)
            .build();
    return new KubernetesClientBuilder()
        .withHttpClientFactory(new OneTry())
        .withConfig(config)
        .build();
  }

  /** The configuration of a client of a user, with fabric8's defaults. */
  public Config clientConfig(User user) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url())
        .withOauthToken(tokens.issue(user))
        .withNamespace("default")
        .build();
  }

  /** Gives a user rights in the whole cluster without any Role object. */
  public void grant(User user, PolicyRule... rules) {
    rbac.grant(user, List.of(rules));
  }

  /** The server's verbs without HTTP, rights, faults and audit: for those who play the cluster. */
  public Verbs verbs() {
    return verbs;
  }

  /** What goes wrong with requests. */
  public FaultPlan faults() {
    return faults;
  }

  /** What was requested. */
  public AuditLog audit() {
    return audit;
  }

  /** The version of the newest change. */
  public long version() {
    return store.version();
  }

  /** Forgets the history: watches from older versions, and pages of older lists, get 410. */
  public void compact() {
    store.compact();
  }

  /** Breaks every open watch. */
  public void dropWatches() {
    watches.drop();
  }

  /** How many watches are open. */
  public int openWatches() {
    return watches.count();
  }

  /** How many watches of these users are open. */
  public int openWatches(Collection<String> users) {
    return watches.count(users);
  }

  /** Creates a namespace. */
  public void createNamespace(String name) {
    ApiObject namespace = new ApiObject(Json.object());
    namespace.json().put("apiVersion", "v1").put("kind", "Namespace");
    namespace.metadata().put("name", name);
    verbs
        .creation()
        .create(Target.of(BuiltInTypes.NAMESPACES, "", ""), namespace, WriteOptions.by("testkit"));
  }

  /** Stops listening and breaks every connection. */
  @Override
  public void close() {
    watches.drop();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
