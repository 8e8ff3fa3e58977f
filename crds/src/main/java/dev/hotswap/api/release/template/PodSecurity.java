package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Schema of a pod's security context: what Windows refuses. */
@PreserveUnknownFields
record PodSecurity(
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.appArmorProfile" + LinuxOnly.REMOVE)
        Anything appArmorProfile,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.fsGroup" + LinuxOnly.REMOVE)
        Long fsGroup,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.fsGroupChangePolicy" + LinuxOnly.REMOVE)
        String fsGroupChangePolicy,
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
            message = "securityContext.seLinuxChangePolicy" + LinuxOnly.REMOVE)
        String seLinuxChangePolicy,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.seLinuxOptions" + LinuxOnly.REMOVE)
        Anything seLinuxOptions,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.seccompProfile" + LinuxOnly.REMOVE)
        Anything seccompProfile,
    @JsonPropertyDescription("Linux only.")
        @Size(max = 64)
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.supplementalGroups" + LinuxOnly.REMOVE)
        List<Long> supplementalGroups,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.supplementalGroupsPolicy" + LinuxOnly.REMOVE)
        String supplementalGroupsPolicy,
    @JsonPropertyDescription("Linux only.")
        @Size(max = 64)
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "securityContext.sysctls" + LinuxOnly.REMOVE)
        List<Anything> sysctls) {}
