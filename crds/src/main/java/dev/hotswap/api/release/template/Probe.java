package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.ValidationRule;

/** Schema of a probe. */
@PreserveUnknownFields
@ValidationRule(
    value = "has(self.httpGet) || has(self.tcpSocket) || has(self.grpc) || has(self.exec)",
    message = "a probe needs httpGet, tcpSocket or grpc")
record Probe(
    @JsonPropertyDescription("Not on Windows: each run leaks memory of the node.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message =
                "exec probes leak memory on Windows nodes (each run, hcsshim#1574): use httpGet,"
                    + " tcpSocket or grpc")
        Anything exec,
    @JsonPropertyDescription("An HTTP request.") Anything httpGet,
    @JsonPropertyDescription("A TCP connection.") Anything tcpSocket,
    @JsonPropertyDescription("A gRPC health check.") Anything grpc) {}
