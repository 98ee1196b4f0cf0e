package com.wildrydes.local.template;

/// A template that cannot be used. The message is one line that names the place, the rule and the value.
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "the template cannot be used" : message;
    }
}
