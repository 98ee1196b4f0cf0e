package com.wildrydes.telemetry.aggregated;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// MD5, which every Java platform has to provide.
final class Md5 {

    static final int LENGTH = 16;

    private Md5() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks MD5, which it must have", e);
        }
    }
}
