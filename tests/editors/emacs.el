;;; emacs.el --- What the tests do inside Emacs  -*- lexical-binding: t -*-

;;; Commentary:

;; `driver-call' takes the name of a function below and its arguments as a JSON array, and returns its result as JSON.

;;; Code:

(require 'json)
(require 'seq)
(require 'subr-x)
(require 'text-property-search)

(defun driver-call (name arguments)
  "Return as ASCII JSON what the function driver-NAME answers to ARGUMENTS, a JSON array."
  (with-current-buffer (window-buffer)
    (let ((result (apply (intern (format "driver-%s" name)) (json-parse-string arguments :array-type 'list))))
      (replace-regexp-in-string
       "[^[:ascii:]]"
       (lambda (character) (substring (json-encode-string character) 1 -1))
       (json-encode result)))))

(defun driver-version ()
  "Return the version of Emacs."
  emacs-version)

(defun driver-messages ()
  "Return what stands in the echo area's log."
  (with-current-buffer (messages-buffer) (buffer-string)))

(defun driver-open (path)
  "Visit the file at PATH by its command, so that the hooks of the command loop run."
  (driver--type (kbd "C-x C-f C-a C-k") path (kbd "RET")))

(defun driver-reload ()
  "Read the file of the buffer again."
  (revert-buffer t t))

(defun driver--type (&rest keys)
  "Type KEYS."
  (execute-kbd-macro (apply #'vconcat keys)))

(defun driver-attached ()
  "Return whether the server manages this buffer."
  ;; Flymake, when it is turned on by a command, waits for the end of the next one.
  (driver--type (kbd "M-x") "ignore" (kbd "RET"))
  (if (eglot-managed-p) t json-false))

(defun driver-findings ()
  "Return all findings of Flymake as arrays of path, line, severity and code."
  (vconcat
   (seq-mapcat #'driver--findings-of-buffer (buffer-list))
   (seq-mapcat (lambda (entry) (mapcar #'driver--finding (cdr entry)))
               (seq-remove (lambda (entry) (find-buffer-visiting (car entry))) flymake-list-only-diagnostics))))

(defun driver--findings-of-buffer (buffer)
  "Return the findings that are shown in BUFFER."
  (with-current-buffer buffer
    (when (bound-and-true-p flymake-mode)
      (mapcar #'driver--finding (flymake-diagnostics)))))

(defun driver--finding (diagnostic)
  "Return a Flymake DIAGNOSTIC as path, line, severity and code."
  (let ((where (flymake-diagnostic-buffer diagnostic))
        (start (flymake-diagnostic-beg diagnostic))
        (text (flymake-diagnostic-text diagnostic)))
    (vector (if (bufferp where) (buffer-file-name where) where)
            (if (consp start)
                (car start)
              (with-current-buffer where (line-number-at-pos start)))
            (pcase (flymake-diagnostic-type diagnostic)
              ('eglot-error "error") ('eglot-warning "warning") (_ "note"))
            (if (string-match "\\[\\([a-z-]+\\)\\]" text) (match-string 1 text) text))))

(defun driver-text ()
  "Return the text of the buffer."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun driver-go_to (offset)
  "Put point after OFFSET characters."
  (goto-char (+ (point-min) offset)))

(defun driver-replace (count new)
  "Replace COUNT characters at point by NEW."
  (delete-char count)
  (insert new))

(defun driver-complete ()
  "Have the completions at point shown; where there is but one, Emacs takes it at once."
  ;; Not by its key: eglot would take the end of the typed keys for the next one, which cancels its request.
  (call-interactively (key-binding (kbd "C-M-i"))))

(defun driver-offered ()
  "Return the completions that are shown."
  (let (found)
    (driver--each-completion (lambda (text) (push text found) nil))
    (vconcat (nreverse found))))

(defun driver-accept (label)
  "Choose the completion LABEL of those that are shown."
  (driver--each-completion
   (lambda (text)
     (when (equal text label)
       (choose-completion)
       t))))

(defun driver--each-completion (visit)
  "Call VISIT with the text of each completion that is shown, point on it, until it returns non-nil."
  (when-let ((window (get-buffer-window "*Completions*" t)))
    (with-selected-window window
      (goto-char (point-min))
      (let (match done)
        (while (and (not done) (setq match (text-property-search-forward 'completion--string nil nil)))
          (save-excursion
            (goto-char (prop-match-beginning match))
            (setq done (funcall visit (substring-no-properties (prop-match-value match))))))))))

(defun driver-hover ()
  "Have the documentation at point shown."
  (eldoc-print-current-symbol-info t))

(defun driver-hover_text ()
  "Return the documentation that is shown."
  (if-let ((buffer (seq-find (lambda (each) (string-match-p "\\*eldoc" (buffer-name each))) (buffer-list))))
      (with-current-buffer buffer (driver-text))
    ""))

(defun driver-fix (title)
  "Do what the quick fix TITLE at point does."
  (let ((action (seq-find (lambda (each) (equal (plist-get each :title) title))
                          (eglot-code-actions (point) (point)))))
    (eglot--apply-workspace-edit (plist-get action :edit))))

(defun driver-definition ()
  "Go to the definition."
  (driver--type (kbd "M-.")))

(defun driver-place ()
  "Return the file, the line and the column of point."
  (vector buffer-file-name
          (buffer-substring-no-properties (line-beginning-position) (line-end-position))
          (- (point) (line-beginning-position))))

(defun driver-children ()
  "Return the numbers of all processes that Emacs started."
  (vconcat (delq nil (mapcar #'process-id (seq-filter (lambda (each) (process-command each)) (process-list))))))

(defun driver-quit ()
  "End Emacs once this call is answered."
  (run-at-time 0 nil #'kill-emacs))

(provide 'emacs)
;;; emacs.el ends here
