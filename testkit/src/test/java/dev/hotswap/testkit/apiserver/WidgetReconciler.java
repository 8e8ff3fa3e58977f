package dev.hotswap.testkit.apiserver;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Applies a ConfigMap for each widget and reports its size; remembers what it cleaned up. */
@ControllerConfiguration(name = "widgets", finalizerName = "test.hotswap.dev/widget")
final class WidgetReconciler implements Reconciler<Widget>, Cleaner<Widget> {
  final List<String> cleaned = new CopyOnWriteArrayList<>();

  @Override
  public List<EventSource<?, Widget>> prepareEventSources(EventSourceContext<Widget> context) {
    return List.of(
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(ConfigMap.class, Widget.class).build(), context));
  }

  @Override
  public UpdateControl<Widget> reconcile(Widget widget, Context<Widget> context) {
    context.getClient().resource(wanted(widget)).fieldManager("widgets").serverSideApply();
    Widget fresh = new Widget();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(widget.getMetadata().getName())
            .withNamespace(widget.getMetadata().getNamespace())
            .withResourceVersion(widget.getMetadata().getResourceVersion())
            .build());
    fresh.setStatus(
        new Widget.Status(widget.getSpec().size(), widget.getMetadata().getGeneration()));
    return fresh.getStatus().equals(widget.getStatus())
        ? UpdateControl.noUpdate()
        : UpdateControl.patchStatus(fresh);
  }

  @Override
  public DeleteControl cleanup(Widget widget, Context<Widget> context) {
    cleaned.add(widget.getMetadata().getName());
    return DeleteControl.defaultDelete();
  }

  private static ConfigMap wanted(Widget widget) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(widget.getMetadata().getName())
        .withNamespace(widget.getMetadata().getNamespace())
        .addNewOwnerReference()
        .withApiVersion(widget.getApiVersion())
        .withKind(widget.getKind())
        .withName(widget.getMetadata().getName())
        .withUid(widget.getMetadata().getUid())
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .addToData("size", Integer.toString(widget.getSpec().size()))
        .build();
  }
}
