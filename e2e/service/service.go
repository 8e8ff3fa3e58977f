package main

import "net/http"

// service is one running process: its data, its faults and whether it drains.
type service struct {
	config config
	users  users
	faults *faults
	drain  drain
}

func newService(config config, users users) *service {
	return &service{config: config, users: users, faults: newFaults(config)}
}

func (s *service) handler() http.Handler {
	api := http.NewServeMux()
	api.HandleFunc("/api/user/", s.users.serve)
	api.HandleFunc("/api/export", serveExport)
	all := http.NewServeMux()
	all.Handle("/payment.Payments/", s.faults.wrap(http.HandlerFunc(s.faults.serveCall)))
	all.Handle("/api/", s.faults.wrap(api))
	all.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "status", "alive") })
	all.HandleFunc("/readyz", s.drain.serveReady)
	return s.drain.wrap(signed(all))
}
