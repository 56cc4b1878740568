// Package rounds has its purpose from a pattern.
package rounds // silent
