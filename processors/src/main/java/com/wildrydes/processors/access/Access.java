package com.wildrydes.processors.access;

import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Request;
import com.wildrydes.processors.http.Response;
import java.util.Optional;

/// Lets in who knows the operators' password. Thread-safe.
///
/// A person signs in on a page, and a cookie keeps the session; a program sends HTTP Basic with each request. There
/// is no challenge that makes a browser ask by itself: API Gateway renames a function's `WWW-Authenticate`.
public sealed interface Access {

    /// What to answer instead when the request may not pass.
    Optional<Response> refusal(Request request) throws ProblemException;

    /// Everybody may: where only this machine can connect.
    record Open() implements Access {
        @Override
        public Optional<Response> refusal(Request request) {
            return Optional.empty();
        }
    }

    /// Who has the password may, with any user name, or with a session.
    ///
    /// @param password the operators'
    /// @param sessions those that were begun with it
    record Guarded(Password password, Sessions sessions) implements Access {

        @Override
        public Optional<Response> refusal(Request request) throws ProblemException {
            boolean toPage = request.path().equals("/");
            if (toPage && request.method().equals("POST")) {
                // Also with a session: the form may come from a second page that was open before the first signed in.
                return Optional.of(password.isIn(request) ? sessions.begin(request) : SignInPage.response(true));
            }
            if (sessions.has(request) || password.isBasicOf(request)) {
                return Optional.empty();
            }
            if (!toPage) {
                return Optional.of(new ProblemException(
                                401, "sign in first: open the dashboard, or send the password with HTTP Basic")
                        .response()
                        .with("www-authenticate", "Session realm=\"Wild Rydes\""));
            }
            return Optional.of(SignInPage.response(false));
        }
    }
}
