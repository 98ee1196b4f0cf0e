package com.wildrydes.local.glue;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list that a request asks for by MaxResults and NextToken.
///
/// @param nextToken where the next page starts; null after the last
record GluePage<T>(List<T> items, @Nullable String nextToken) {

    static <T> GluePage<T> of(List<T> all, JsonInput input, int most) throws AwsException, GlueException {
        long size = input.integer("MaxResults").orElse((long) most);
        if (size < 1 || size > most) {
            throw GlueException.invalid("MaxResults must be from 1 to " + most + ": " + size);
        }
        int from = start(input.text("NextToken").orElse("0"), all.size());
        int to = Math.min(all.size(), from + (int) size);
        return new GluePage<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private static int start(String token, int size) throws GlueException {
        if (!token.matches("\\d{1,9}")) {
            throw GlueException.invalid("NextToken is not one of this service: " + token);
        }
        return Math.min(size, Integer.parseInt(token));
    }
}
