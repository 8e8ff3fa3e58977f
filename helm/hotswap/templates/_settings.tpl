{{/* The settings file. The Lease is named after the release, so that two installations never share one by accident. */}}
{{- define "hotswap.settings" -}}
{{- $settings := deepCopy .Values.settings -}}
{{- $lease := deepCopy ($settings.lease | default dict) -}}
{{- if not $lease.name -}}{{- $_ := set $lease "name" (include "hotswap.fullname" .) -}}{{- end -}}
{{- $_ := set $settings "lease" $lease -}}
{{- toYaml $settings -}}
{{- end -}}

{{/* What of it is read at the start only: all but grants, which are read again while the operator runs. */}}
{{- define "hotswap.settingsOfTheStart" -}}
{{- omit (include "hotswap.settings" . | fromYaml) "grants" | toJson -}}
{{- end -}}

{{/* Namespaces that releases are looked for in, as a JSON list; empty for all. */}}
{{- define "hotswap.namespaces" -}}
{{- dig "watch" "namespaces" list .Values.settings | uniq | sortAlpha | toJson -}}
{{- end -}}

{{/* Every gateway whose statistics are read, as a JSON list of {namespace, labels, port}. */}}
{{- define "hotswap.gateways" -}}
{{- $found := list -}}
{{- range $name, $source := .Values.settings.metricSources -}}
{{- with $source.gatewayStats -}}
{{- $port := .port | default 15090 -}}
{{- range concat (list (dict "namespace" .namespace "labels" .labels)) (.further | default list) -}}
{{- $found = append $found (dict "namespace" .namespace "labels" .labels "port" $port) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $found | uniq | toJson -}}
{{- end -}}

{{/* Ports that queries are sent to, as a JSON list. */}}
{{- define "hotswap.prometheusPorts" -}}
{{- $found := list -}}
{{- range $name, $source := .Values.settings.metricSources -}}
{{- with $source.prometheus -}}
{{- $urls := list .url -}}
{{- with .queries }}{{ with .url }}{{ $urls = append $urls . }}{{ end }}{{ end -}}
{{- range $urls -}}
{{- $host := (urlParse .).host -}}
{{- $usual := ternary "443" "80" (hasPrefix "https:" .) -}}
{{- $port := regexFind ":[0-9]+$" $host | trimPrefix ":" | default $usual -}}
{{- $found = append $found (int $port) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $found | uniq | toJson -}}
{{- end -}}

{{- define "hotswap.managementPort" -}}
{{- dig "management" "port" 8080 .Values.settings -}}
{{- end -}}

{{- define "hotswap.managementScheme" -}}
{{- ternary "HTTPS" "HTTP" (not (empty (dig "management" "tls" dict .Values.settings))) -}}
{{- end -}}

{{- define "hotswap.leaseNamespace" -}}
{{- dig "lease" "namespace" "" .Values.settings | default .Release.Namespace -}}
{{- end -}}
