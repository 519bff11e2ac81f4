;; Drives Eglot over the document that is given, and writes what came out as JSON.  -*- lexical-binding: t -*-
(require 'cl-lib)
(require 'json)
(require 'eglot)
(require 'markdown-mode)

(defvar said nil)
(defun say (key value) (push (cons key value) said))

(defun wait (what condition)
  (let ((end (+ (float-time) 20)) found)
    (while (not (or (setq found (funcall condition)) (> (float-time) end)))
      (accept-process-output nil 0.02))
    (or found (error "Waited in vain for %s" what))))

(defun text () (buffer-substring-no-properties (point-min) (point-max)))

;; Puts point on the first character of a text.
(defun go (to)
  (goto-char (point-min))
  (search-forward to)
  (goto-char (match-beginning 0)))

(defun changed (what act)
  (let ((before (text)))
    (funcall act)
    (wait what (lambda () (not (equal (text) before))))
    (text)))

(defun drive ()
  (load (getenv "HANDOFF_CONFIGURATION") nil t)
  (find-file (getenv "HANDOFF_DOCUMENT"))
  (unless (derived-mode-p 'markdown-mode) (markdown-mode))
  (apply #'eglot (eglot--guess-contact))
  (say 'diagnostics
       (wait "diagnostics"
             (lambda ()
               (flymake-start)
               (let ((found (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
                 (and (cl-some (lambda (it) (string-match-p "Daft" it)) found) (vconcat found))))))
  (go "Daft")
  (let ((capf (eglot-completion-at-point)))
    (say 'completion
         (vconcat (mapcar #'substring-no-properties (all-completions "" (nth 2 capf))))))
  (go "STATUS")
  (let (hover)
    (eglot-hover-eldoc-function (lambda (it &rest _) (setq hover it)))
    (say 'hover (substring-no-properties (wait "hover" (lambda () hover)))))
  (go "Daft")
  (let ((last-nonmenu-event ?\r))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_ choices &rest _)
                 (let ((titles (mapcar (lambda (it) (if (consp it) (car it) it)) choices)))
                   (cl-find-if (lambda (it) (string-match-p "Draft" it)) titles)))))
      (say 'repaired (changed "the code action" (lambda () (call-interactively #'eglot-code-actions))))))
  ;; Eglot tells of changes when Emacs is idle, which without a person it never is.
  (eglot--signal-textDocument/didChange)
  (go "order.placed")
  (say 'renamed (changed "the rename" (lambda () (eglot-rename "order.created")))))

(condition-case fault (drive) (error (say 'fault (error-message-string fault))))
(let ((coding-system-for-write 'utf-8))
  (write-region (json-encode said) nil (getenv "HANDOFF_SAID")))
(set-buffer-modified-p nil)
(kill-emacs)
