package com.wildrydes.cli.tail;

import com.wildrydes.cli.terminal.TimeConverter;
import com.wildrydes.producer.tail.TailFrom;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `latest`, `trim-horizon` or a time.
final class TailFromConverter implements ITypeConverter<TailFrom> {
    @Override
    public TailFrom convert(String text) {
        return switch (text.trim()) {
            case "latest" -> new TailFrom.Latest();
            case "trim-horizon" -> new TailFrom.TrimHorizon();
            default -> at(text);
        };
    }

    private static TailFrom at(String text) {
        try {
            return new TailFrom.At(new TimeConverter().convert(text));
        } catch (TypeConversionException e) {
            throw new TypeConversionException("must be latest, trim-horizon or a time: " + e.getMessage());
        }
    }
}
