// Package stdnet: connections that are declared to carry patient data, and others.
package stdnet

import (
	"bytes"
	"net"
	"net/smtp"

	"care/research"
	"care/ward"
)

// monitors are the connections to the monitors at the beds.
//
//lawful:data patient
func monitor() *net.TCPConn { return nil }

//lawful:data patient
func monitorUDP() *net.UDPConn { return nil }

//lawful:data patient
func monitorUnix() *net.UnixConn { return nil }

//lawful:data patient
func monitorPackets() net.PacketConn { return nil }

//lawful:data patient
func monitorAny() net.Conn { return nil }

func clock() *net.TCPConn      { return nil }
func clockUDP() *net.UDPConn   { return nil }
func clockUnix() *net.UnixConn { return nil }
func clockAny() net.Conn       { return nil }
func packets() net.PacketConn  { return nil }

func read() {
	a, b, c, d := make([]byte, 9), make([]byte, 9), make([]byte, 9), make([]byte, 9)
	monitor().Read(a)
	clock().Read(b)
	monitorAny().Read(c)
	clockAny().Read(d)
	research.Raw(a) // want "research"
	research.Raw(b) // silent
	research.Raw(c) // want "research"
	research.Raw(d) // silent
}

func received() {
	a, b, c, d, e, f := make([]byte, 9), make([]byte, 9), make([]byte, 9), make([]byte, 9), make([]byte, 9), make([]byte, 9)
	monitorUDP().ReadFromUDP(a)
	clockUDP().ReadFromUDP(b)
	monitorUnix().ReadFromUnix(c)
	clockUnix().ReadFromUnix(d)
	monitorPackets().ReadFrom(e)
	n, _, _ := packets().ReadFrom(f)
	research.Raw(a)   // want "research"
	research.Raw(b)   // silent
	research.Raw(c)   // want "research"
	research.Raw(d)   // silent
	research.Raw(e)   // want "research"
	research.Raw(f)   // silent
	research.Count(n) // silent
}

func copied() {
	var a, b bytes.Buffer
	monitor().WriteTo(&a)
	clock().WriteTo(&b)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

// What is written to a connection is not what is read from it.
func answered() {
	a := make([]byte, 9)
	c := clock()
	c.Write([]byte(ward.Load("1").Name))
	c.Read(a)
	research.Raw(a) // silent
	u := clockUDP()
	u.Write([]byte(ward.Load("1").Name))
	u.ReadFrom(a)
	research.Raw(a) // silent
}

func piped() {
	p := ward.Load("1")
	a, b := net.Pipe()
	c, d := net.Pipe()
	a.Write([]byte(p.Name))
	c.Write([]byte(p.Site))
	x, y, z := make([]byte, 9), make([]byte, 9), make([]byte, 9)
	b.Read(x)
	d.Read(y)
	a.Read(z)
	research.Raw(x) // want "research"
	research.Raw(y) // silent
	research.Raw(z) // silent
}

func mailed() {
	p := ward.Load("1")
	_, out, _ := smtp.PlainAuth("", p.Name, "x", "host").Start(&smtp.ServerInfo{})
	research.Raw(out) // want "research"
	_, out, _ = smtp.PlainAuth("", p.Site, "x", "host").Start(&smtp.ServerInfo{})
	research.Raw(out) // silent
}
