;;; emacs.el --- A real Emacs against the built server  -*- lexical-binding: t; -*-

;;; Commentary:

;; A question appears when the sentence is typed, vanishes with it, a name is mended and a person renamed in all drafts.
;; Run by emacs.sh after the lines of the page; DRAFTS names the folder.

;;; Code:

(require 'flymake)
(require 'cl-lib)

(defvar failed nil)
(defvar by-lsp-mode (eq sitlint-client 'lsp-mode))

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

(defun draft (name)
  "The path of the draft NAME."
  (expand-file-name name (getenv "DRAFTS")))

(defun server ()
  "What speaks to the server, once it is ready."
  (if by-lsp-mode
      (when-let ((workspace (car (lsp-workspaces))))
        (and (eq (lsp--workspace-status workspace) 'initialized) workspace))
    (eglot-current-server)))

(defun told ()
  "Make sure that the server has what was typed."
  (unless by-lsp-mode (eglot--signal-textDocument/didChange))
  (run-hooks 'post-command-hook))

(defun asked (words)
  "The words under the question that has WORDS in it."
  (flymake-start)
  (let ((shown (seq-find (lambda (shown) (string-match-p words (flymake-diagnostic-text shown))) (flymake-diagnostics))))
    (and shown (buffer-substring-no-properties (flymake-diagnostic-beg shown) (flymake-diagnostic-end shown)))))

(defun types (text)
  "Write the last line anew, as TEXT, a key at a time."
  (goto-char (point-max))
  (delete-region (line-beginning-position) (point))
  (seq-doseq (char text)
    (let ((last-command-event char))
      (if (eq char ?\n) (newline) (self-insert-command 1))))
  (told))

(defun take (title)
  "Take the offer TITLE from the editor's own menu."
  (cl-letf ((last-nonmenu-event ?\r) ; not by the mouse
            ((symbol-function 'completing-read)
             (lambda (_ choices &rest _)
               (seq-find (lambda (choice) (equal choice title)) (all-completions "" choices)))))
    (call-interactively (if by-lsp-mode 'lsp-execute-code-action 'eglot-code-actions))))

(defun rename (name)
  "Give what stands at point the new NAME, by the editor's own command, and agree to the list of drafts it shows."
  (cl-letf (((symbol-function 'y-or-n-p) #'always))
    (if by-lsp-mode (lsp-rename name) (eglot-rename name))))

(setq make-backup-files nil
      auto-save-default nil
      eglot-send-changes-idle-time 0
      lsp-debounce-full-sync-notifications nil
      lsp-idle-delay 0
      lsp-enable-snippet nil
      lsp-auto-guess-root t
      lsp-warn-no-matched-clients nil
      lsp-session-file (expand-file-name "session" (getenv "HOME")))
(when by-lsp-mode
  (require 'lsp-mode)
  (lsp-workspace-folders-add (getenv "DRAFTS")))

(dolist (name '("two.md" "one.md"))
  (find-file (draft name))
  (when by-lsp-mode (lsp))
  (run-hooks 'post-command-hook)
  (unless (server)
    (unless by-lsp-mode (apply #'eglot--connect (eglot--guess-contact)))))

(check (wait-for #'server) "the server starts for two drafts")
(check (not (asked ".")) "an empty draft raises no question")

(types "# Été 🌊\n\nZoë 😀 سلام: on 4 May 2019, 46 people were killed in Dalim.")
(check (wait-for (lambda () (equal (asked "no source found") "46 people"))) "a question appears under the figure that is typed")

(types "Nothing is known yet.")
(check (wait-for (lambda () (not (asked "no source found")))) "it vanishes with the figure")

(types "Élise 😀 سلام: envoy Stefan de Mistura spoke on 4 May 2019.")
(check (wait-for (lambda () (equal (asked "the name is") "Stefan de Mistura"))) "a misspelt name is asked about")
(search-backward "Mistura")
(take "Write “Staffan de Mistura”")
(check (string-match-p "^Élise 😀 سلام: envoy Staffan de Mistura spoke on 4 May 2019.\\'" (buffer-string))
       "it is mended by the editor's code action")
(told)
(check (wait-for (lambda () (not (asked "the name is")))) "and no longer asked about")

(types "Élise 😀 سلام: Governor Karim Haddad and Haddad's aide stayed.")
(search-backward "Karim")
(rename "Kareem Hadad")
(check (string-match-p "^Élise 😀 سلام: Governor Kareem Hadad and Hadad's aide stayed.\\'" (buffer-string))
       "a person is renamed in this draft")
(check (with-current-buffer (find-file-noselect (draft "two.md"))
         (equal (buffer-string) "Zoë 😀 سلام met Governor Kareem Hadad on 4 May 2019.\n"))
       "and in the other open one")
(save-some-buffers t)

(types "On 4 May 2019, 46 people were killed in Dalim, the Health Directorate said.")
(sitlint-ledger)
(check (wait-for (lambda ()
                   (seq-some (lambda (buffer)
                               (with-current-buffer buffer
                                 (and (get-buffer-window buffer) (not (eq buffer (get-file-buffer (draft "one.md"))))
                                      (string-match-p "46 people" (buffer-string)))))
                             (buffer-list))))
       "the ledger opens beside the draft")
(switch-to-buffer (get-file-buffer (draft "one.md")))
(set-buffer-modified-p nil)

(let ((process (if by-lsp-mode (lsp--workspace-cmd-proc (server)) (jsonrpc--process (server)))))
  (if by-lsp-mode (lsp-workspace-shutdown (server)) (eglot-shutdown (server) nil 10))
  (check (wait-for (lambda () (not (process-live-p process)))) "the server ends when it is told to"))

(kill-emacs (if failed 1 0))
;;; emacs.el ends here
