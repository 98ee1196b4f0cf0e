package com.wildrydes.local.firehose.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/// Decimals as Hive writes them to Parquet: the unscaled value, big-endian, in the fewest bytes that every
/// value of the precision fits in.
final class Decimals {

    private Decimals() {}

    /// Bytes of every value of a precision.
    static int bytes(int precision) {
        return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
    }

    /// A number, rounded half up to the type's scale.
    ///
    /// @throws RuntimeException when it is no number, or has more digits than the type
    static byte[] of(String text, HiveType type) {
        BigDecimal value = new BigDecimal(text.strip());
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && integerDigits > type.precision() - type.scale()) {
            throw new IllegalArgumentException("too many digits");
        }
        // What rounds to zero is not scaled first: 1e-999999999 would take for ever.
        BigDecimal scaled = value.signum() == 0 || integerDigits < -type.scale()
                ? BigDecimal.ZERO
                : value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new IllegalArgumentException("too many digits");
        }
        byte[] unscaled = scaled.unscaledValue().toByteArray();
        byte[] fixed = new byte[bytes(type.precision())];
        Arrays.fill(fixed, (byte) (scaled.signum() < 0 ? -1 : 0));
        System.arraycopy(unscaled, 0, fixed, fixed.length - unscaled.length, unscaled.length);
        return fixed;
    }
}
