{{/* Name of the operator's objects: hotswap-operator for the usual release names, and never two alike in a cluster. */}}
{{- define "hotswap.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if has .Release.Name (list "hotswap" "hotswap-operator") -}}
hotswap-operator
{{- else -}}
{{- printf "%s-hotswap-operator" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "hotswap.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "hotswap.fullname" .) -}}
{{- end -}}

{{- define "hotswap.image" -}}
{{- $image := .Values.image -}}
{{- $name := ternary (printf "%s/%s" $image.registry $image.repository) $image.repository (ne $image.registry "") -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name ($image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{- define "hotswap.selector" -}}
app.kubernetes.io/name: {{ .Values.nameOverride | default "hotswap-operator" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "hotswap.labels" -}}
{{ include "hotswap.selector" . }}
app.kubernetes.io/component: operator
app.kubernetes.io/part-of: hotswap
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "hotswap.subject" -}}
- kind: ServiceAccount
  name: {{ include "hotswap.serviceAccount" . }}
  namespace: {{ .Release.Namespace }}
{{- end -}}
