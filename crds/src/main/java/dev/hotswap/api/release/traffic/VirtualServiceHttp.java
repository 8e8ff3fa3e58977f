package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Refusal;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Schema of {@link VirtualServiceRoute#http()}: everything passes but what Hotswap writes itself.
 */
@PreserveUnknownFields
record VirtualServiceHttp(
    @JsonPropertyDescription("Written by Hotswap.")
        @Size(max = 16)
        @ValidationRule(
            value = Refusal.ALWAYS,
            message = "http.route is what Hotswap writes (it holds the weights): leave it out")
        List<Anything> route,
    @JsonPropertyDescription("Not possible here.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message = "http.redirect sends requests past both versions: leave it out")
        Anything redirect,
    @JsonPropertyDescription("Not possible here.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message = "http.directResponse answers in place of both versions: leave it out")
        Anything directResponse,
    @JsonPropertyDescription("Not possible here.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message =
                "http.delegate hands the weights to another object: leave it out; the route mode"
                    + " says who owns the route")
        Anything delegate) {
  /** An object that is passed on as it is. */
  @PreserveUnknownFields
  record Anything() {}
}
