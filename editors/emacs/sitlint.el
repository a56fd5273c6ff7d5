;;; sitlint.el --- Who counted, when, and is that the same man?  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "26.3"))

;;; Commentary:

;; Starts `sitlint server' for Markdown, plain text and HTML, by Eglot (which comes with Emacs 29, and is on GNU ELPA for
;; older ones) or by lsp-mode.

;;; Code:

(defgroup sitlint nil
  "Questions about drafts of humanitarian reports."
  :group 'tools)

(defcustom sitlint-command '("sitlint" "server")
  "The program and its arguments."
  :type '(repeat string))

(defcustom sitlint-client 'eglot
  "What speaks to the server."
  :type '(choice (const eglot) (const lsp-mode)))

(defconst sitlint-modes '(markdown-mode gfm-mode text-mode html-mode mhtml-mode nxhtml-mode)
  "The modes of drafts.")

(defvar eglot-server-programs)
(declare-function eglot--path-to-uri "eglot")
(declare-function eglot-ensure "eglot")
(declare-function eglot-current-server "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp--buffer-uri "lsp-mode")
(declare-function lsp-deferred "lsp-mode")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function make-lsp-client "lsp-mode")

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons sitlint-modes (lambda (&rest _) sitlint-command))))

;; lsp-mode 8 counts characters, and does not say so; later versions do, and are believed.
(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () sitlint-command))
                    :major-modes sitlint-modes
                    :initialization-options '(:positionEncoding "utf-32")
                    :add-on? t
                    :multi-root t
                    :server-id 'sitlint)))

;;;###autoload
(defun sitlint-setup ()
  "Start the server in every draft that is opened."
  (dolist (hook '(markdown-mode-hook text-mode-hook html-mode-hook))
    (add-hook hook #'sitlint--ensure)))

(defun sitlint--ensure ()
  "Start the server if this buffer is a draft in a file."
  (when (and buffer-file-name (memq major-mode sitlint-modes))
    (if (eq sitlint-client 'lsp-mode)
        (progn (require 'lsp-mode) (lsp-deferred))
      (require 'eglot)
      (eglot-ensure))))

;;;###autoload
(defun sitlint-ledger ()
  "Show the table of this draft's figures beside it."
  (interactive)
  (let* ((uri (if (eq sitlint-client 'lsp-mode) (lsp--buffer-uri) (eglot--path-to-uri buffer-file-name)))
         (request (list :command "sitlint.openLedger" :arguments (vector uri)))
         (text (if (eq sitlint-client 'lsp-mode)
                   (lsp-request "workspace/executeCommand" request)
                 (jsonrpc-request (eglot-current-server) :workspace/executeCommand request))))
    ;; An Emacs that the server can ask to show a file has been asked.
    (when (stringp text)
      (with-current-buffer (get-buffer-create "*sitlint ledger*")
        (let ((inhibit-read-only t))
          (erase-buffer)
          (insert text))
        (goto-char (point-min))
        (special-mode)
        (setq truncate-lines t)
        (display-buffer (current-buffer))))))

(provide 'sitlint)
;;; sitlint.el ends here
