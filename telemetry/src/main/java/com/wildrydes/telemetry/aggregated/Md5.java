package com.wildrydes.telemetry.aggregated;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// MD5, which every Java platform has to provide.
final class Md5 {

    static final int LENGTH = 16;

    /// Never updated, only cloned: a look-up among the security providers costs more than a short digest.
    private static final MessageDigest PROTOTYPE = prototype();

    private Md5() {}

    static MessageDigest digest() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "MD5 of this Java platform cannot be cloned: " + PROTOTYPE.getProvider(), e);
        }
    }

    private static MessageDigest prototype() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks MD5, which it must have", e);
        }
    }
}
