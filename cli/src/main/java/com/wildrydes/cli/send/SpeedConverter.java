package com.wildrydes.cli.send;

import com.wildrydes.producer.pace.Speed;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a speed: a factor of real time such as `1`, `10`, `0.5` or `60x`, or `max`.
public final class SpeedConverter implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
        String spelled = text.trim().toLowerCase(Locale.ROOT);
        if (spelled.equals("max")) {
            return Speed.MAX;
        }
        String number = spelled.endsWith("x") ? spelled.substring(0, spelled.length() - 1) : spelled;
        try {
            return new Speed.Times(Double.parseDouble(number));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("a speed is a number more than 0, or max: '" + text + "'");
        }
    }
}
