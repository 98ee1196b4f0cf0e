package com.wildrydes.processors.access;

import com.wildrydes.processors.http.Request;
import com.wildrydes.processors.http.Response;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/// Sessions of operators who signed in, kept by their browsers alone. Thread-safe.
///
/// ```
/// __Host-session=1784628900.pZ3…   end, seconds since the epoch, and an HMAC of it that the password is the key of
/// ```
///
/// So every process of the function knows every session, none is stored, and another password ends them all. The
/// prefix `__Host-` makes browsers refuse the cookie from any other host or without TLS; where the page comes without
/// TLS, as from the local stack, it is left out.
public final class Sessions {

    /// A working day.
    static final Duration LENGTH = Duration.ofHours(12);

    private static final String COOKIE = "session=";
    private static final String WITH_TLS = "__Host-";
    private static final String PURPOSE = "wildrydes session until ";

    private final Password password;
    private final Clock clock;

    public Sessions(Password password, Clock clock) {
        this.password = password;
        this.clock = clock;
    }

    /// The answer to a form with the password: the page, and the session.
    Response begin(Request form) {
        long end = clock.instant().plus(LENGTH).getEpochSecond();
        String cookie =
                name(form) + end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mark(end));
        return Response.empty(303)
                .with("location", "/")
                .withCookie(cookie + "; Path=/; Max-Age=" + LENGTH.toSeconds() + "; HttpOnly; SameSite=Lax"
                        + (isWithTls(form) ? "; Secure" : ""));
    }

    /// Whether the request belongs to a session that has not ended.
    boolean has(Request request) {
        String name = name(request);
        return request.cookies().stream()
                .filter(cookie -> cookie.startsWith(name))
                .anyMatch(cookie -> isValid(cookie.substring(name.length())));
    }

    private static String name(Request request) {
        return isWithTls(request) ? WITH_TLS + COOKIE : COOKIE;
    }

    /// API Gateway, which sets this header, speaks nothing else.
    private static boolean isWithTls(Request request) {
        return !"http".equals(request.header("x-forwarded-proto"));
    }

    private boolean isValid(String token) {
        int dot = token.indexOf('.');
        try {
            long end = Long.parseLong(token.substring(0, Math.max(dot, 0)));
            byte[] mark = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(mark, mark(end)) && clock.instant().getEpochSecond() < end;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] mark(long end) {
        return password.sign(PURPOSE + end);
    }
}
