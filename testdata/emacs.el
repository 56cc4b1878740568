;;; A session with Emacs's client eglot, 1.9 or later  -*- lexical-binding: t -*-
;;
;;   emacs --batch -l emacs.el
;;
;; LAWFUL_ROOT is a copy of the clinic, and LAWFUL_SERVER the language server's
;; command, split at spaces.  With LAWFUL_STOCK=1 it is a gopls without lawful.
;; Every step prints a line; "done" is the last, after which nothing went wrong.

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'go-mode)

(defun say (format &rest args)
  (princ (concat (apply #'format format args) "\n")))

(defun fail (format &rest args)
  (apply #'say format args)
  (kill-emacs 1))

(defun texts ()
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun shown (start)
  "Return the diagnostics of this buffer whose text begins with START."
  (cl-remove-if-not (lambda (d) (string-prefix-p start (flymake-diagnostic-text d)))
                    (flymake-diagnostics)))

(defun wait (what condition)
  (let ((end (+ (float-time) 180)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (fail "not in three minutes: %s; shown are %S" what (texts)))
      ;; What Emacs does when nobody types, which is never so in batch mode.
      (eglot--signal-textDocument/didChange)
      (flymake-start)
      (accept-process-output nil 0.1)))
  (say "%s" what))

(defun fix (title)
  "Take the quick fix with TITLE at point."
  (cl-letf ((last-nonmenu-event ?a)
            ((symbol-function 'completing-read) (lambda (&rest _) title)))
    (eglot-code-actions (point) nil "quickfix" t)))

(defun insert-line (line text)
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- line))
    (insert text "\n")))

(setq create-lockfiles nil
      eglot-connect-timeout 180
      eglot-sync-connect 180
      eglot-confirm-server-initiated-edits nil ; as it was called before Emacs 30
      eglot-confirm-server-edits nil)
;; As the README says, but that the command is another one for the negative control.
(add-to-list 'eglot-server-programs (cons 'go-mode (split-string (getenv "LAWFUL_SERVER"))))
(let ((root (file-name-as-directory (getenv "LAWFUL_ROOT"))))
  (setq project-find-functions (list (lambda (_) (cons 'transient root))))
  (find-file (concat root "admission/admission.go")))
(go-mode)
(call-interactively #'eglot)

(if (getenv "LAWFUL_STOCK")
    (progn
      (save-excursion
        (goto-char (point-max))
        (insert "var _ = fmt.Sprintf(\"%d\", \"\")\n"))
      (wait "a finding of gopls" #'flymake-diagnostics)
      (say "%d findings of lawful" (length (shown "lawful"))))
  (wait "a finding" (lambda () (= 1 (length (shown "lawfulflow")))))
  (let* ((found (car (shown "lawfulflow")))
         (line (line-number-at-pos (flymake-diagnostic-beg found))))
    (say "line %d: %s" line (flymake-diagnostic-text found))

    ;; gopls takes old findings away before it looks.  A slip tells when it has.
    (save-excursion
      (goto-char (point-max))
      (insert "//lawful:purpos research\nfunc slip() {}\n"))
    (insert-line line "\t//lawful:basis portal-analytics")
    (wait "no finding with a basis"
          (lambda () (and (shown "lawfulmarks") (not (shown "lawfulflow")))))
    (goto-char (point-min))
    (forward-line (1- line))
    (delete-region (point) (line-beginning-position 2))
    (wait "the finding again"
          (lambda () (and (shown "lawfulmarks") (shown "lawfulflow"))))

    (goto-char (flymake-diagnostic-beg (car (shown "lawfulflow"))))
    (fix "declare a lawful basis for this statement")
    (goto-char (point-min))
    (forward-line (1- line))
    (unless (looking-at-p "\t//lawful:basis a6= a9= route=$")
      (fail "after the quick fix: %s" (thing-at-point 'line)))
    (say "the skeleton of a basis")
    (wait "what it lacks" (lambda () (cdr (shown "lawfulmarks"))))))
(say "done")
