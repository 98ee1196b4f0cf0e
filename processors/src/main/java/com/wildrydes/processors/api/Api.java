package com.wildrydes.processors.api;

import com.wildrydes.processors.access.Access;
import com.wildrydes.processors.access.SameOrigin;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.http.Gzip;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Request;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Router;
import com.wildrydes.processors.metrics.WarningLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers every request, whatever becomes of it. Thread-safe.
///
/// What fails is an answer too: a problem that says what the client can do, and a line of the log that says what
/// happened. No insides leave the function.
final class Api {

    /// What DynamoDB refuses for lack of permission is not there a second later.
    private static final String LONG = "30";

    private static final String SHORT = "1";

    private final Access access;
    private final Router router;
    private final SecurityHeaders security;
    private final WarningLog log;

    Api(Access access, Router router, SecurityHeaders security, WarningLog log) {
        this.access = access;
        this.router = router;
        this.security = security;
        this.log = log;
    }

    /// The answer.
    ///
    /// @param deadline when nothing new is to be begun for it
    Response answer(Request request, Deadline deadline) {
        Response response = Gzip.apply(request, security.on(attempt(request, deadline)));
        return request.method().equals("HEAD") ? response.withoutBody() : response;
    }

    private Response attempt(Request request, Deadline deadline) {
        try {
            SameOrigin.require(request);
            Optional<Response> refusal = access.refusal(request);
            return refusal.isPresent() ? refusal.get() : router.answer(request, deadline);
        } catch (ProblemException problem) {
            return problem.response();
        } catch (UnavailableException e) {
            return failed(request, 503, "data is not available just now: ask again", SHORT, e);
        } catch (RefusedException e) {
            return failed(request, 503, "data is not available: the function's log says why", LONG, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(request, 503, "the function is being stopped: ask again", SHORT, e);
        } catch (RuntimeException e) {
            return failed(request, 500, "this should not have happened: the function's log says more", LONG, e);
        }
    }

    private Response failed(Request request, int status, String detail, String retryAfter, Exception cause) {
        var details = new LinkedHashMap<String, String>();
        details.put("requestId", request.id());
        details.put("method", request.method());
        details.put("path", request.path());
        details.put("cause", cause.toString());
        if (cause instanceof RuntimeException && cause.getStackTrace().length > 0) {
            details.put("at", cause.getStackTrace()[0].toString());
        }
        log.warn("a request was answered with " + status, details);
        String named = request.id().isEmpty() ? detail : detail + " (request " + request.id() + ")";
        return new ProblemException(status, named, Map.of("retry-after", retryAfter)).response();
    }
}
