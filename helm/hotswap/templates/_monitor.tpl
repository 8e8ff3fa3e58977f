{{/* How metrics are read, for a ServiceMonitor or PodMonitor; takes a dict of root and interval. */}}
{{- define "hotswap.endpoint" -}}
- port: management
  path: /metrics
  interval: {{ .interval }}
  scheme: {{ include "hotswap.managementScheme" .root | lower }}
{{- if eq (include "hotswap.managementScheme" .root) "HTTPS" }}
  tlsConfig:
    serverName: {{ include "hotswap.fullname" .root }}.{{ .root.Release.Namespace }}.svc
{{- end }}
{{- end -}}
