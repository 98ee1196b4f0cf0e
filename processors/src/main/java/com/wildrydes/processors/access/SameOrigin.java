package com.wildrydes.processors.access;

import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Request;
import java.util.Set;

/// Refuses writes that another site's page makes an operator's browser send.
public final class SameOrigin {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private SameOrigin() {}

    /// Lets reads pass, and writes of our own pages and of programs that are no browsers.
    ///
    /// @throws ProblemException when a browser says that another origin's page sent the request
    public static void require(Request request) throws ProblemException {
        if (READS.contains(request.method())) {
            return;
        }
        String site = request.header("sec-fetch-site");
        boolean ours = site != null ? site.equals("same-origin") || site.equals("none") : isOwnOrigin(request);
        if (!ours) {
            throw new ProblemException(403, "only the dashboard's own page may send this");
        }
    }

    /// For browsers that do not say which site it was: the origin, which they send with every write.
    private static boolean isOwnOrigin(Request request) {
        String origin = request.header("origin");
        return origin == null || origin.replaceFirst("^https?://", "").equals(request.header("host"));
    }
}
