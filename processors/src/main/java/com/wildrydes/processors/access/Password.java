package com.wildrydes.processors.access;

import com.wildrydes.processors.http.FormCoding;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A password that requests are compared with, in a time that says nothing about it. Thread-safe.
public final class Password {

    private static final String HMAC = "HmacSHA256";
    private static final String BASIC = "basic ";
    private static final int LONGEST_FORM = 1_024;

    private final byte[] key;

    /// The password.
    ///
    /// @param password not empty
    public Password(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("a password must not be empty");
        }
        this.key = password.getBytes(StandardCharsets.UTF_8);
    }

    /// A mark on a text that only who knows the password can make.
    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /// Whether the request comes with HTTP Basic (RFC 7617), any user name and this password.
    boolean isBasicOf(Request request) {
        String header = request.headers().getOrDefault("authorization", "");
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        String credentials;
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            credentials = new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        int colon = credentials.indexOf(':');
        return colon >= 0 && isEqual(credentials.substring(colon + 1));
    }

    /// Whether the request is the sign-in page's form with this password.
    boolean isIn(Request form) throws ProblemException {
        if (form.body().length > LONGEST_FORM) {
            throw new ProblemException(413, "a form to sign in must have at most " + LONGEST_FORM + " bytes");
        }
        String prefix = SignInPage.FIELD + "=";
        for (String pair : new String(form.body(), StandardCharsets.UTF_8).split("&", -1)) {
            if (pair.startsWith(prefix)) {
                return isEqual(FormCoding.decode(pair.substring(prefix.length())));
            }
        }
        return false;
    }

    /// Of equal length whatever is compared, by their hashes.
    private boolean isEqual(String other) {
        return MessageDigest.isEqual(hash(other.getBytes(StandardCharsets.UTF_8)), hash(key));
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
