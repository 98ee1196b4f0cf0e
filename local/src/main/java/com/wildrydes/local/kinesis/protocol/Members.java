package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.KinesisException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The members that many operations share, with the rules of the service's model.
final class Members {

    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    static final Pattern HASH_KEY = Pattern.compile("0|([1-9]\\d{0,38})");
    static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|([1-9]\\d{0,128})");
    private static final Pattern STREAM_ARN = Pattern.compile("arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");

    private Members() {}

    static void streamName(Constraints constraints, String path, @Nullable String name) {
        constraints.pattern(path, name, NAME);
        constraints.length(path, name, 1, 128);
    }

    /// The stream that a request names by StreamName or StreamARN; an ARN of any region and account will do. Also
    /// checks what `constraints` has collected so far.
    static String stream(Input input, Constraints constraints) {
        String named = optionalStream(input, constraints);
        if (named == null) {
            throw KinesisException.invalidArgument("Either StreamName or StreamARN must be given.");
        }
        return named;
    }

    static @Nullable String optionalStream(Input input, Constraints constraints) {
        String name = input.text("StreamName");
        String arn = input.text("StreamARN");
        streamName(constraints, "streamName", name);
        constraints.pattern("streamARN", arn, STREAM_ARN);
        constraints.length("streamARN", arn, 1, 2048);
        constraints.check();
        if (arn == null) {
            return name;
        }
        String inArn = arn.substring(arn.indexOf("stream/") + "stream/".length());
        if (name != null && !name.equals(inArn)) {
            throw KinesisException.invalidArgument(
                    "StreamName %s and StreamARN %s name different streams.".formatted(name, arn));
        }
        return inArn;
    }

    static @Nullable String shardId(Input input, String member, Constraints constraints, boolean required) {
        String shardId = input.text(member);
        String path = Constraints.path(member);
        if (required) {
            constraints.required(path, shardId);
        }
        constraints.pattern(path, shardId, NAME);
        constraints.length(path, shardId, 1, 128);
        return shardId;
    }

    /// A member that a check has found to be there.
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A required member was not checked");
        }
        return value;
    }
}
