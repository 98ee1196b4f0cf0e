package com.wildrydes.local.lambda.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.frontdoor.AwsRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a list that a caller asked for with `MaxItems` and `Marker`. The marker is the index to go on from.
final class Slice {
    private static final int MOST = 10_000;

    private Slice() {}

    /// @param answer gets `NextMarker`, when the list goes on
    static <T> List<T> of(AwsRequest request, List<T> all, ObjectNode answer) throws LambdaException {
        int from = Math.min(number(request, "Marker", 0), all.size());
        int to = Math.min(from + number(request, "MaxItems", MOST), all.size());
        if (to < all.size()) {
            answer.put("NextMarker", Integer.toString(to));
        }
        return all.subList(from, to);
    }

    private static int number(AwsRequest request, String parameter, int otherwise) throws LambdaException {
        @Nullable String text = request.queryParameter(parameter);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST) {
            throw new LambdaException.Invalid(parameter + " must be from 0 to " + MOST + ": " + text);
        }
        return Integer.parseInt(text);
    }
}
