package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;

/** Schema of a probe. */
@PreserveUnknownFields
record Probe(
    @JsonPropertyDescription("An HTTP request.") Anything httpGet,
    @JsonPropertyDescription("A TCP connection.") Anything tcpSocket,
    @JsonPropertyDescription("A gRPC health check.") Anything grpc,
    @JsonPropertyDescription("Refused by preflight: each run leaks memory of a Windows node.")
        Anything exec) {}
