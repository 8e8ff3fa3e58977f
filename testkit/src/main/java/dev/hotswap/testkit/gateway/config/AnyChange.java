package dev.hotswap.testkit.gateway.config;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Tells that something changed, whatever it was. */
record AnyChange<T>(Runnable changed) implements ResourceEventHandler<T> {

  @Override
  public void onAdd(T added) {
    changed.run();
  }

  @Override
  public void onUpdate(T before, T after) {
    changed.run();
  }

  @Override
  public void onDelete(T deleted, boolean unsure) {
    changed.run();
  }
}
