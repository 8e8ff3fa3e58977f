//go:build tools

// Package tools names the program that the real stack builds from this module's versions.
package tools

import _ "istio.io/istio/pilot/cmd/pilot-discovery"
