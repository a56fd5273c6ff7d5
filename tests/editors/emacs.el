;;; emacs.el --- A real Emacs against the built server  -*- lexical-binding: t; -*-

;;; Commentary:

;; A question appears when the sentence is typed, vanishes with it, and a name is mended.
;; Run by emacs.sh; SITLINT names the program.

;;; Code:

(require 'sitlint)
(require 'flymake)

(defvar failed nil)

(defun check (holds claim)
  "Print CLAIM, and whether it HOLDS."
  (princ (format "%s %s\n" (if holds "ok   " "FAIL ") claim))
  (unless holds (setq failed t)))

(defun wait-for (holds)
  "Let Emacs work until HOLDS gives something, which is returned, or too much time has passed."
  (let ((end (time-add nil 20)) found)
    (while (and (not (setq found (funcall holds))) (time-less-p nil end))
      (accept-process-output nil 0.05))
    found))

(defun questions (rule)
  "The questions of RULE as Flymake shows them."
  (flymake-start)
  (seq-filter (lambda (shown) (string-match-p rule (flymake-diagnostic-text shown)))
              (flymake-diagnostics)))

(setq sitlint-command (list (getenv "SITLINT") "server")
      make-backup-files nil
      auto-save-default nil
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil)
(sitlint-setup)
(find-file (getenv "DRAFT"))
(text-mode)
(run-hooks 'post-command-hook)
(unless (eglot-current-server)
  (apply #'eglot--connect (eglot--guess-contact)))

(check (wait-for #'eglot-current-server) "the server starts for a draft")
(check (not (questions "no source found")) "an empty draft raises no question")

(insert "Hochwasser 🌊\n\nOn 4 May 2019, 46 people were killed in Dalim.\n")
(eglot--signal-textDocument/didChange)
(let ((shown (car (wait-for (lambda () (questions "no source found"))))))
  (check shown "a question appears when the figure is typed")
  (check (and shown
              (equal (buffer-substring (flymake-diagnostic-beg shown) (flymake-diagnostic-end shown)) "46 people"))
         "it stands under the figure"))

(erase-buffer)
(insert "😀 Envoy Stefan de Mistura spoke in Dalim on 4 May 2019.\n")
(eglot--signal-textDocument/didChange)
(check (wait-for (lambda () (not (questions "no source found")))) "it vanishes with the figure")
(check (wait-for (lambda () (questions "the name is"))) "a misspelt name is asked about")

(let* ((at (list :line 0 :character 10))
       (actions (jsonrpc-request
                 (eglot-current-server) :textDocument/codeAction
                 (list :textDocument (eglot--TextDocumentIdentifier)
                       :range (list :start at :end at)
                       :context (list :diagnostics [])))))
  (check (= (length actions) 1) "one way to mend it is offered")
  (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit)))
(check (string-match-p "^😀 Envoy Staffan de Mistura spoke" (buffer-string)) "it is mended by a keystroke")

(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server) nil 10)
(check (not (eglot-current-server)) "the server ends when it is told to")

(kill-emacs (if failed 1 0))
;;; emacs.el ends here
