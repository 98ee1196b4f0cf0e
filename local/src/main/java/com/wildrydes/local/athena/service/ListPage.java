package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list that a request asks for by MaxResults and NextToken.
///
/// @param nextToken where the next page starts; null after the last
record ListPage<T>(List<T> items, @Nullable String nextToken) {

    static <T> ListPage<T> of(List<T> all, JsonInput input, int most) throws AwsException, AthenaException {
        int size = Members.pageSize(input, most);
        String token = input.text("NextToken").orElse("0");
        if (!token.matches("\\d{1,9}")) {
            throw AthenaException.invalid("Invalid NextToken: " + token);
        }
        int from = Math.min(all.size(), Integer.parseInt(token));
        int to = Math.min(all.size(), from + size);
        return new ListPage<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
