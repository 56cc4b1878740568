// Command clinic runs the clinic's records service on synthetic patients.
//
//	clinic [-addr host:port] [-db file] [-data folder]   serve the wards over HTTP
//	clinic -job name|all                                 run nightly jobs and exit
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const shutdownGrace = 5 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "clinic:", err)
		stop()
		os.Exit(1)
	}
}

// options are the settings of the command line.
type options struct {
	addr string
	db   string
	data string
	job  string
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("clinic", flag.ContinueOnError)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "`address` to serve on")
	flags.StringVar(&o.db, "db", "", "database `file`; in memory when empty")
	flags.StringVar(&o.data, "data", "", "`folder` for outbox, extracts and inbox; a temporary one when empty")
	flags.StringVar(&o.job, "job", "", "run the nightly job with this `name`, or all, and exit")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if flags.NArg() > 0 {
		return options{}, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return o, nil
}

func run(ctx context.Context, args []string) error {
	o, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if o.data == "" {
		if o.data, err = os.MkdirTemp("", "clinic-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.data)
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	app, err := build(ctx, o, log)
	if err != nil {
		return err
	}
	defer app.close()
	if o.job != "" {
		return app.runJob(ctx, o.job)
	}
	return serve(ctx, o.addr, app.server.Handler(), log)
}

// serve answers requests until ctx ends.
func serve(ctx context.Context, addr string, handler http.Handler, log *slog.Logger) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	log.Info("serving", "url", "http://"+listener.Addr().String())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), shutdownGrace)
	defer cancel()
	return srv.Shutdown(ending)
}
