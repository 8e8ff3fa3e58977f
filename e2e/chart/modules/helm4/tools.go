//go:build tools

// Package tools names the program that the chart's tests build from this module's versions.
package tools

import _ "helm.sh/helm/v4/cmd/helm"
