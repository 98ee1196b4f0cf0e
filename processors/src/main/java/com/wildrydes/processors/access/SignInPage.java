package com.wildrydes.processors.access;

import com.wildrydes.processors.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page that asks for the password. It has no script, and needs no other file: those are behind the password.
///
/// Its form has no address of its own: the browser sends it to the page's, and what is behind the `#`, a link's
/// view, is still there afterwards.
final class SignInPage {

    static final String FIELD = "password";

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
            body { display: grid; min-height: 100vh; margin: 0; place-items: center }
            form { display: grid; gap: .75rem; width: min(20rem, 85vw) }
            h1 { margin: 0; font-size: 1.25rem }
            input, button { font: inherit; padding: .5rem .75rem }
            [role=alert] { margin: 0; font-weight: 600 }
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Sign in – Wild Rydes</title>
            <style>%s</style>
            <form method="post">
            <h1>Wild Rydes</h1>
            %s<label for="password">Operators’ password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
            <button>Sign in</button>
            </form>
            </html>
            """;

    private static final String WRONG = "<p role=\"alert\">That is not the password.</p>\n";

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SignInPage() {}

    /// The page.
    ///
    /// @param wrong whether another password was tried
    static Response response(boolean wrong) {
        byte[] page = PAGE.formatted(STYLE, wrong ? WRONG : "").getBytes(StandardCharsets.UTF_8);
        return Response.of(401, "text/html; charset=utf-8", page)
                .with("content-security-policy", POLICY)
                // Over plain HTTP a browser names the form's origin only, which it keeps to itself without a referrer.
                .with("referrer-policy", "same-origin")
                .with("www-authenticate", "Session realm=\"Wild Rydes\"");
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
