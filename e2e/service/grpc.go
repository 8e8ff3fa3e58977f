package main

import "net/http"

const (
	grpcOK          = "0"
	grpcUnavailable = "14"
)

// serveCall ends a gRPC call at once, with a status and no message: the short form that stands in the
// headers ("Trailers-Only"), which a gateway reads over HTTP/1.1 too.
func (f *faults) serveCall(w http.ResponseWriter, _ *http.Request) {
	status := grpcOK
	if f.chosen(f.config.grpcRate) {
		status = grpcUnavailable
	}
	w.Header().Set("Content-Type", "application/grpc")
	w.Header().Set("Grpc-Status", status)
	w.WriteHeader(http.StatusOK)
}
