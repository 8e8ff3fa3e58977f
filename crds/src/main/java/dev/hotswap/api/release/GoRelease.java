package dev.hotswap.api.release;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.hotswap.api.HotswapGroup;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.wire.Names;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One Go service on a Windows node pool: what runs, and where. */
@Group(HotswapGroup.NAME)
@Version(HotswapGroup.VERSION)
@ShortNames("gr")
@Categories("hotswap")
@JsonClassDescription(
    "One Go service on a Windows node pool. When its template changes, the new version is brought"
        + " up beside the old one and takes over step by step, as its policy says; when it is bad,"
        + " every request goes back to the old one.")
@ValidationRule(
    value =
        "self.metadata.name.matches("
            + Names.SERVICE_PATTERN
            + ") && self.metadata.name.size() <= 50",
    message = "metadata.name must be a DNS-1035 label of at most 50 characters",
    messageExpression =
        "'metadata.name is \"%s\" (%d characters): start with a lower-case letter, go on with"
            + " lower-case letters, digits and \"-\", end with a letter or digit, use at most 50"
            + " characters, because suffixes follow'.format([self.metadata.name,"
            + " self.metadata.name.size()])")
@ValidationRule(
    value =
        "self.spec.service.name != self.metadata.name + '-a' && self.spec.service.name !="
            + " self.metadata.name + '-b'",
    message = "spec.service.name must not be the name of a slot's own Service",
    messageExpression =
        "'spec.service.name is \"%s\", the name of one of the two slot Services: use another one,"
            + " such as \"%s\"'.format([self.spec.service.name, self.metadata.name])")
@AdditionalPrinterColumn(
    name = "VERSION",
    jsonPath = ".status.stable.version",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "STATUS",
    jsonPath = ".status.phase",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "STEP",
    jsonPath = ".status.step",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "WEIGHT",
    jsonPath = ".status.weights.candidate",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "TARGET",
    jsonPath = ".spec.version",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "SWAP",
    jsonPath = ".status.attempt.mode",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "MESSAGE",
    jsonPath = ".status.message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "AGE",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class GoRelease extends CustomResource<GoReleaseSpec, GoReleaseStatus>
    implements Namespaced {
  @Override
  @Required
  public GoReleaseSpec getSpec() {
    return super.getSpec();
  }
}
