package com.wildrydes.processors.replay;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.http.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The results of replays in the bucket, read piece by piece. Thread-safe.
final class ResultFiles {

    /// A page's bytes, some 70,000 fixes: a browser takes it up in the time of a frame or two.
    static final int PAGE_BYTES = 1_000_000;

    /// A row with a day of a unicorn whose vitals fall and recover every second has less. With gzip and
    /// base64 it is still below the 6 MB that Lambda takes as an answer.
    private static final int LONGEST_ROW_BYTES = 4_000_000;

    private static final int NO_SUCH_RANGE = 416;

    private final S3Client s3;
    private final String bucket;
    private final int pageBytes;

    ResultFiles(S3Client s3, String bucket, int pageBytes) {
        this.s3 = s3;
        this.bucket = bucket;
        this.pageBytes = pageBytes;
    }

    /// The page that begins at a place in a replay's result.
    ///
    /// @param after 0, or what another page gave as `next`
    /// @throws ProblemException when no row begins there, or the result is gone
    FixesPage page(ReplayRange range, String key, long after)
            throws ProblemException, UnavailableException, RefusedException {
        Optional<FixesPage> page = page(range, key, after, pageBytes);
        if (page.isEmpty()) {
            page = page(range, key, after, LONGEST_ROW_BYTES);
        }
        if (page.isEmpty()) {
            throw new RefusedException("the result of a replay has a row that is too long: " + key, null);
        }
        return page.get();
    }

    private Optional<FixesPage> page(ReplayRange range, String key, long after, int bytes)
            throws ProblemException, UnavailableException, RefusedException {
        // With the byte before, which ends a row when one begins here.
        long first = Math.max(0, after - 1);
        ResponseBytes<GetObjectResponse> answer;
        try {
            answer = s3.getObjectAsBytes(
                    request -> request.bucket(bucket).key(key).range("bytes=" + first + "-" + (first + bytes - 1)));
        } catch (NoSuchKeyException e) {
            throw new ProblemException(404, "the replay's result is deleted: ask for the range again");
        } catch (S3Exception e) {
            if (e.statusCode() == NO_SUCH_RANGE) {
                throw noRowAt(after);
            }
            throw AwsFailure.of("s3:GetObject " + key, e);
        } catch (SdkException e) {
            throw AwsFailure.of("s3:GetObject " + key, e);
        }
        byte[] piece = answer.asByteArray();
        if (after > 0) {
            if (piece.length == 0 || piece[0] != '\n') {
                throw noRowAt(after);
            }
            piece = Arrays.copyOfRange(piece, 1, piece.length);
        }
        try {
            return FixesPage.of(range, piece, after, size(answer.response(), first, piece.length + (after - first)));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("the result of a replay cannot be read: " + key, e);
        }
    }

    /// The whole file's, as `Content-Range: bytes 0-99/1234` has it; without one the file is what was read.
    private static long size(GetObjectResponse answer, long first, long read) {
        String range = answer.contentRange();
        return range == null ? first + read : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    private static ProblemException noRowAt(long after) {
        return ProblemException.broken("after must be what an answer gave as next: " + after);
    }
}
