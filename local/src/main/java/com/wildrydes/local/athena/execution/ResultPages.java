package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.ResultStore;
import com.wildrydes.local.athena.S3Address;
import com.wildrydes.local.athena.results.RowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads results page by page from S3. A token says at which byte the next page begins: nothing is held between two
/// pages, and no page is read twice. Thread-safe.
public final class ResultPages {
    private final ResultStore store;

    public ResultPages(ResultStore store) {
        this.store = store;
    }

    /// Some rows of a result.
    ///
    /// @param rows a value a column, null for null; the first row of a SELECT's first page is the header
    /// @param nextToken for the next page; null after the last
    public record Page(
            List<List<@Nullable String>> rows, @Nullable String nextToken) {}

    /// Reads a page.
    ///
    /// @param token of the page before; null for the first
    /// @param maxRows at least 1
    /// @throws AthenaException when the execution has no result, or the token is not one of its
    public Page read(Execution execution, @Nullable String token, int maxRows) throws AthenaException, IOException {
        ExecutionResult result = result(execution);
        long from = token == null ? 0 : position(execution, token);
        if (!result.hasRows()) {
            return new Page(List.of(), null);
        }
        S3Address object = S3Address.parse(execution.outputLocation());
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (RowReader reader = new RowReader(
                store.read(object.bucket(), object.key(), from),
                from,
                execution.kind().hasHeader())) {
            long end = from;
            List<@Nullable String> row = reader.next();
            while (row != null && rows.size() < maxRows) {
                rows.add(row);
                end = reader.position();
                row = reader.next();
            }
            return new Page(rows, row == null ? null : token(execution, end));
        } catch (NoSuchFileException e) {
            throw AthenaException.invalid("Could not find results");
        }
    }

    private static ExecutionResult result(Execution execution) throws AthenaException {
        ExecutionResult result = execution.result();
        if (result != null) {
            return result;
        }
        throw AthenaException.invalid(
                execution.state().ended()
                        ? "Query did not finish successfully. Final query state: " + execution.state()
                        : "Query has not yet finished. Current state: " + execution.state());
    }

    private static String token(Execution execution, long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((execution.id() + ' ' + position).getBytes(StandardCharsets.US_ASCII));
    }

    private static long position(Execution execution, String token) throws AthenaException {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith(execution.id() + ' ')) {
                return Long.parseUnsignedLong(text.substring(execution.id().length() + 1));
            }
        } catch (IllegalArgumentException _) {
            // Not base64, or no number.
        }
        throw AthenaException.invalid("Invalid NextToken: it is not one of query " + execution.id());
    }
}
