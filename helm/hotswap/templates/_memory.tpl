{{/* A memory quantity in MiB. The schema lets through whole numbers of Mi and Gi only. */}}
{{- define "hotswap.mebibytes" -}}
{{- if hasSuffix "Gi" . -}}{{- mul (trimSuffix "Gi" . | int) 1024 -}}{{- else -}}{{- trimSuffix "Mi" . | int -}}{{- end -}}
{{- end -}}

{{/*
The limit and the heap's share of it belong together: besides the heap the JVM needs about 120 MiB (classes, compiled code, stacks, connections), and below
a heap of 96 MiB a few hundred releases no longer fit.
*/}}
{{- define "hotswap.checkMemory" -}}
{{- $limit := include "hotswap.mebibytes" .Values.resources.limits.memory | int -}}
{{- $heap := div (mul $limit (.Values.jvm.heapPercent | int)) 100 -}}
{{- if lt $heap 96 -}}
{{- fail (printf "resources.limits.memory is %s, of which jvm.heapPercent leaves %d MiB for the heap: it needs at least 96 MiB; raise the limit to 256Mi or more" .Values.resources.limits.memory $heap) -}}
{{- end -}}
{{- if lt (sub $limit $heap) 100 -}}
{{- fail (printf "jvm.heapPercent is %d, which leaves %d MiB of resources.limits.memory (%s) for the rest of the JVM: it needs at least 100 MiB; lower the percentage or raise the limit" (.Values.jvm.heapPercent | int) (sub $limit $heap) .Values.resources.limits.memory) -}}
{{- end -}}
{{- with .Values.resources.requests -}}
{{- with .memory -}}
{{- if gt (include "hotswap.mebibytes" . | int) $limit -}}
{{- fail (printf "resources.requests.memory is %s, more than resources.limits.memory (%s): ask for no more than the limit" . $.Values.resources.limits.memory) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
