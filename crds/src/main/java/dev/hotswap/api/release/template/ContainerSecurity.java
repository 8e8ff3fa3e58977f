package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.ValidationRule;

/** Schema of a container's security context: what Windows refuses. */
@PreserveUnknownFields
record ContainerSecurity(
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.allowPrivilegeEscalation" + LinuxOnly.RIGHTS)
        Boolean allowPrivilegeEscalation,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.appArmorProfile" + LinuxOnly.REMOVE)
        Anything appArmorProfile,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.capabilities" + LinuxOnly.RIGHTS)
        Anything capabilities,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.privileged" + LinuxOnly.REMOVE)
        Boolean privileged,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.procMount" + LinuxOnly.REMOVE)
        String procMount,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.readOnlyRootFilesystem" + LinuxOnly.REMOVE)
        Boolean readOnlyRootFilesystem,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.runAsGroup" + LinuxOnly.USER)
        Long runAsGroup,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.runAsUser" + LinuxOnly.USER)
        Long runAsUser,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.seLinuxOptions" + LinuxOnly.REMOVE)
        Anything seLinuxOptions,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.seccompProfile" + LinuxOnly.REMOVE)
        Anything seccompProfile) {}
