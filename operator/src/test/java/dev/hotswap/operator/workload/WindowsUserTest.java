package dev.hotswap.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.workload.windows.Drain;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user is filled in where the template says nothing of who runs it, and nowhere else. */
class WindowsUserTest {
  private static final WindowsTemplate WINDOWS =
      new WindowsTemplate(
          new Pool(Optional.empty(), Map.of()),
          new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          {}                                                          | {}                                                         | {}                    | ContainerUser
          {runAsNonRoot: true}                                        | {}                                                         | {}                    | ContainerUser
          {windowsOptions: {}}                                        | {runAsNonRoot: true}                                       | {}                    | ContainerUser
          {runAsNonRoot: false}                                       | {}                                                         | {}                    | none
          {}                                                          | {runAsNonRoot: false}                                      | {}                    | none
          {}                                                          | {}                                                         | {runAsNonRoot: false} | none
          {windowsOptions: {gmsaCredentialSpecName: web}}             | {}                                                         | {}                    | none
          {}                                                          | {windowsOptions: {gmsaCredentialSpecName: web}}            | {}                    | none
          {}                                                          | {windowsOptions: {gmsaCredentialSpec: '{}'}}               | {}                    | none
          {}                                                          | {}                                                         | {windowsOptions: {runAsUserName: ContainerAdministrator}} | none
          {windowsOptions: {runAsUserName: NT AUTHORITY\\NETWORK SERVICE}} | {}                                                    | {}                    | NT AUTHORITY\\NETWORK SERVICE
          """)
  void aUserIsFilledInOnlyWhereNobodySaysWho(
      String pod, String container, String install, String user) {
    PodTemplateSpec template =
        new KubernetesSerialization()
            .unmarshal(
                """
                spec:
                  securityContext: %s
                  initContainers: [{name: install, image: i, securityContext: %s}]
                  containers: [{name: app, image: i, securityContext: %s}]
                """
                    .formatted(pod, install, container),
                PodTemplateSpec.class);

    PodSecurityContext filled = WINDOWS.render(template).getSpec().getSecurityContext();

    assertThat(
            Optional.ofNullable(filled.getWindowsOptions())
                .map(options -> options.getRunAsUserName())
                .orElse(null))
        .isEqualTo(user);
    assertThat(Boolean.TRUE.equals(filled.getRunAsNonRoot()))
        .as("nobody is kept from starting by what was not said")
        .isEqualTo("ContainerUser".equals(user));
  }
}
