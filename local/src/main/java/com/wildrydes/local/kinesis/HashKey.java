package com.wildrydes.local.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The 128-bit number that decides a record's shard.
public final class HashKey {

    /// One more than the greatest hash key.
    public static final BigInteger END = BigInteger.ONE.shiftLeft(128);

    public static final BigInteger MAX = END.subtract(BigInteger.ONE);

    private HashKey() {}

    /// The MD5 of the partition key in UTF-8, as AWS's documentation of PutRecord has it.
    public static BigInteger of(String partitionKey) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    public static boolean valid(BigInteger hashKey) {
        return hashKey.signum() >= 0 && hashKey.compareTo(END) < 0;
    }
}
