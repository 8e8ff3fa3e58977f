{{/*
Everything the operator may do, and nothing else: the only place where it is written. operator/deploy is rendered from here, and tests run the operator with
exactly these rights, and without each of them.
*/}}

{{- define "hotswap.rights.release" -}}
# The two resources: read, and written only in status and finalizers.
- apiGroups: [hotswap.dev]
  resources: [goreleases]
  verbs: [get, list, watch, patch]
- apiGroups: [hotswap.dev]
  resources: [goreleases/status, hotswappolicies/status]
  verbs: [patch]
- apiGroups: [hotswap.dev]
  resources: [hotswappolicies]
  verbs: [list, watch]
# What a release consists of. Only objects that the release controls are ever changed or deleted.
# Server-side apply of an object that is not there yet needs create besides patch; and whoever makes a release the owner of what a backup restored has to be allowed
# to delete it (OwnerReferencesPermissionEnforcement), which is done to Deployments, kept revisions, routes and pods alone.
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [apps]
  resources: [controllerrevisions]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [services]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [networking.istio.io]
  resources: [virtualservices, destinationrules]
  verbs: [get, list, watch, create, patch, delete]
# Whatever else can send requests to a slot, so that a version is not judged by somebody else's. (So can Services, above.) Kinds that are not installed are not
# asked for.
- apiGroups: [gateway.networking.k8s.io]
  resources: [httproutes, grpcroutes, tlsroutes, tcproutes]
  verbs: [list, watch]
- apiGroups: [networking.istio.io]
  resources: [serviceentries, workloadentries, envoyfilters]
  verbs: [list, watch]
- apiGroups: [networking.k8s.io]
  resources: [ingresses]
  verbs: [list, watch]
# EndpointSlices too; and, while the public Service moves from slot to slot, which pods it lists.
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [list, watch]
# Pods are read; those that pull an image onto a node are made and deleted.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch, create, delete]
# Read while a version is about to start: an autoscaler of somebody else could scale a slot. (So are Services, Deployments, budgets, routes and pods, above.)
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [list]
# Why a node does not set up a pod of a version that starts: kubelets tell it in events only. Asked for a few pods that take long.
- apiGroups: [""]
  resources: [events]
  verbs: [list]
# What people are told.
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create]
{{- end -}}

{{/* What belongs to no namespace, or lies in namespaces without releases: read only. */}}
{{- define "hotswap.rights.cluster" -}}
# Gateways: which of them are the same pods, so that a host at one is taken at the other.
- apiGroups: [networking.istio.io]
  resources: [gateways]
  verbs: [list, watch]
# Whether one of the kinds by which requests can be sent is installed later: it is watched from then on.
- apiGroups: [apiextensions.k8s.io]
  resources: [customresourcedefinitions]
  resourceNames:
  - httproutes.gateway.networking.k8s.io
  - grpcroutes.gateway.networking.k8s.io
  - tlsroutes.gateway.networking.k8s.io
  - tcproutes.gateway.networking.k8s.io
  - serviceentries.networking.istio.io
  - workloadentries.networking.istio.io
  - envoyfilters.networking.istio.io
  verbs: [list, watch]
# Windows nodes: whether one matches, and whether it is lost.
- apiGroups: [""]
  resources: [nodes]
  verbs: [list, watch]
# Labels of namespaces: grants in the settings may go by them.
- apiGroups: [""]
  resources: [namespaces]
  verbs: [list, watch]
{{- end -}}

{{/* In the namespace of a gateway whose statistics are read. */}}
{{- define "hotswap.rights.gateway" -}}
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
{{- end -}}

{{/* The Lease by which several operators agree on the one that acts. */}}
{{- define "hotswap.rights.lease" -}}
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  verbs: [get, list, watch, create, patch]
{{- end -}}

{{/* For metricsAccess: TokenReview. The operator asks the API server who wants to read its metrics. */}}
{{- define "hotswap.rights.reviews" -}}
- apiGroups: [authentication.k8s.io]
  resources: [tokenreviews]
  verbs: [create]
- apiGroups: [authorization.k8s.io]
  resources: [subjectaccessreviews]
  verbs: [create]
{{- end -}}
