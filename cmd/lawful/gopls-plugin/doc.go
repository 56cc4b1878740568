// Package plugin is the part of lawful that is built into gopls.
//
// In: gopls's standard input, the lawful.yaml files of the modules that are
// open in the editor, and [OptionsVar]. Out: analyzers to put into gopls's list,
// and gopls's standard input again with a message of our own now and then. The
// program that package relink builds calls [Start] before main.
//
// # Fitted how
//
// gopls keeps the results of an analysis under the names of its analyzers, on
// disk and across processes; files the analyzers read have no part in that. So
// the analyzer that makes facts, which all others require, is named after the
// content of every lawful.yaml that may be read. That has to be known before
// the first analysis: the folders that the editor names in its messages tell
// which files these are. What has been read for a name stays with it, so that
// nothing is kept under the wrong one.
//
// When a file changes, a new set of analyzers takes the place of the old one,
// and a message that looks like the editor's makes gopls drop what it knows of
// the packages (it says that a list of vendored modules has changed) and check
// what is open once more.
//
// gopls gives all findings of an analyzer one severity. Warnings and notes are
// therefore reported by analyzers of their own, lawfulwarnings and lawfulnotes.
// All of them can be switched off by name in gopls's setting "analyses".
//
// # What it does not handle
//
// A gopls that serves several editors (-remote, -listen) does not see their
// messages. It keeps nothing across processes instead, and a change takes
// effect a moment later. Mistakes in lawful.yaml are shown in the Go files of
// its module, since gopls shows nothing in others.
package plugin
