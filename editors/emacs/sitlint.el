;;; sitlint.el --- Who counted, when, and is that the same man?  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "26.3") (eglot "1.9"))

;;; Commentary:

;; Starts `sitlint server' for Markdown, plain text and HTML.  Eglot comes with Emacs 29; before that it is on GNU ELPA.

;;; Code:

(require 'eglot)

(defgroup sitlint nil
  "Questions about drafts of humanitarian reports."
  :group 'eglot)

(defcustom sitlint-command '("sitlint" "server")
  "The program and its arguments."
  :type '(repeat string)
  :group 'sitlint)

(add-to-list 'eglot-server-programs
             `((markdown-mode gfm-mode text-mode html-mode mhtml-mode nxhtml-mode) . ,(lambda (&rest _) sitlint-command)))

;;;###autoload
(defun sitlint-setup ()
  "Start the server in every draft that is opened."
  (dolist (hook '(markdown-mode-hook text-mode-hook html-mode-hook))
    (add-hook hook #'sitlint--ensure)))

(defun sitlint--ensure ()
  "Start the server if this buffer is a draft in a file."
  (when (and buffer-file-name (memq major-mode '(markdown-mode gfm-mode text-mode html-mode mhtml-mode nxhtml-mode)))
    (eglot-ensure)))

(provide 'sitlint)
;;; sitlint.el ends here
