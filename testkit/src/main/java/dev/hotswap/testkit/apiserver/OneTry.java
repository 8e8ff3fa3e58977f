package dev.hotswap.testkit.apiserver;

import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import okhttp3.OkHttpClient;

/** A client that shows a broken connection to whoever asked, instead of asking once more. */
final class OneTry extends OkHttpClientFactory {
  @Override
  protected void additionalConfig(OkHttpClient.Builder builder) {
    builder.retryOnConnectionFailure(false);
  }
}
