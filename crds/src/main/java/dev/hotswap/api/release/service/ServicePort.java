package dev.hotswap.api.release.service;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** One port of the Services, and of every backend. */
@Wire
public record ServicePort(
    @JsonPropertyDescription("Name of the port; routes refer to it. Required.")
        @Default("")
        @Size(max = Names.LABEL_LENGTH)
        @ValidationRule(
            value = "self == '' || " + Names.LABEL,
            message = "a port's name " + Names.LABEL_MUST,
            messageExpression = "'port name" + Names.LABEL_IS_WRONG)
        String name,
    @JsonPropertyDescription("Port of the Service.") @Required @Min(1) @Max(65535) Integer port,
    @JsonPropertyDescription(
            "Port of the container: its number, or its name in the template. The same as port when"
                + " left out.")
        @ValidationRule(
            value = "type(self) != int || (self >= 1 && self <= 65535)",
            message = "a targetPort is a number from 1 to 65535 or the name of a container port",
            messageExpression =
                "'targetPort is %d: use a number from 1 to 65535 or the name of a container"
                    + " port'.format([self])")
        @Nullable IntOrString targetPort,
    @JsonPropertyDescription(
            "TCP or UDP; TCP when left out. One number can be both, as DNS and HTTP/3 need it. A"
                + " route's port is TCP.")
        @Size(max = 8)
        @ValidationRule(
            value = "self == 'TCP' || self == 'UDP'",
            message = "a port's protocol is TCP or UDP",
            messageExpression =
                "'protocol is \"%s\": Windows nodes know TCP and UDP; use one of them, or leave it"
                    + " out for TCP'.format([self])")
        @Nullable String protocol,
    @JsonPropertyDescription(
            "The protocol spoken on it, such as http, grpc or kubernetes.io/h2c: routers read it.")
        @Size(min = 1, max = 128)
        @Nullable String appProtocol) {}
