package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.hotswap.api.HotswapGroup;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** How new versions take over: the steps, the limits, and what happens when one is bad. */
@Group(HotswapGroup.NAME)
@Version(HotswapGroup.VERSION)
@ShortNames("hsp")
@Categories("hotswap")
@JsonClassDescription(
    "How new versions take over: the steps, the limits, and what happens when one is bad. A"
        + " GoRelease names a policy of its own namespace and freezes it for each attempt: an edit"
        + " applies to the next one.")
@AdditionalPrinterColumn(
    name = "MODE",
    jsonPath = ".spec.swap.mode",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "READY",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "AGE",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class HotSwapPolicy extends CustomResource<HotSwapPolicySpec, HotSwapPolicyStatus>
    implements Namespaced {
  @Override
  @Required
  public HotSwapPolicySpec getSpec() {
    return super.getSpec();
  }
}
