package com.wildrydes.local.s3;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.FormParameters;
import com.wildrydes.local.frontdoor.StreamedService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3's API over a folder. Bodies are streamed both ways. Thread-safe.
///
/// S3Proxy brings a web server of its own, sealed in its jar: it listens on a loopback port that nobody is told of, and
/// the front door hands exchanges on to it.
public final class S3Service implements StreamedService, Metered, AutoCloseable {
    private final FilesystemNio2BlobStore store;
    private final ObjectFiles files;
    private final S3Proxy proxied;
    private final Server owner = new Server();
    private final Forward forward;
    private final RequestCount count = new RequestCount();

    private S3Service(FilesystemNio2BlobStore store, ObjectFiles files, S3Proxy proxied) {
        this.store = store;
        this.files = files;
        this.proxied = proxied;
        this.forward = new Forward(proxied);
    }

    /// Opens the buckets in a folder, which is made where there is none.
    ///
    /// @param drafts a folder for objects that are being written, in the same file system
    /// @throws IOException when a folder cannot be written or the server does not start
    public static S3Service open(Path folder, Path drafts) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute);
        FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(absolute.toString());
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        S3Proxy proxied = S3Proxy.builder()
                .blobStore(ConsistentStore.open(store, drafts.toAbsolutePath()))
                .endpoint(URI.create("http://" + loopback + ":0"))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .ignoreUnknownHeaders(true)
                .build();
        S3Service service = new S3Service(store, ObjectFiles.open(absolute, drafts.toAbsolutePath()), proxied);
        try {
            proxied.start();
            service.owner.setHandler(service.forward);
            service.owner.start();
        } catch (Exception e) {
            service.close();
            throw new IOException("S3 does not start over " + absolute + ": " + e.getMessage(), e);
        }
        return service;
    }

    /// Whether there is a bucket of this name.
    public boolean hasBucket(String bucket) {
        return store.containerExists(bucket);
    }

    /// Makes a bucket where there is none of this name.
    public void ensureBucket(String bucket) {
        if (!hasBucket(bucket)) {
            store.createContainer(bucket);
        }
    }

    /// Keeps an object, in place of one of the same key. Readers see it whole or not at all.
    ///
    /// @throws IOException when it is not kept, for example for want of the bucket
    public void put(String bucket, String key, byte[] body) throws IOException {
        count.add("PutObject");
        files.put(bucket, key, body);
    }

    /// Keeps a file's bytes as an object, in place of one of the same key. Readers see it whole or not at all; the file
    /// stays the caller's.
    ///
    /// @param key in Unicode, not percent-encoded
    /// @throws IOException when it is not kept, for example for want of the bucket
    public void put(String bucket, String key, Path file) throws IOException {
        count.add("PutObject");
        files.put(bucket, key, file);
    }

    /// An object's bytes from an offset on.
    ///
    /// @throws NoSuchFileException when there is no such object or bucket
    /// @throws IOException when it cannot be read
    public InputStream read(String bucket, String key, long fromByte) throws IOException {
        count.add("GetObject");
        return files.read(bucket, key, fromByte);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String operation(AwsRequest request) {
        boolean copies = request.header("x-amz-copy-source") != null;
        return S3Path.of(request).operation(request.method(), FormParameters.parse(request.query()), copies);
    }

    @Override
    public void handle(AwsRequest head, Request request, Response response, Callback callback) {
        count.add(head.operation());
        request.setAttribute(Forward.PATH, S3Path.of(head).path());
        forward.handle(request, response, callback);
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return count.usage();
    }

    @Override
    public void close() {
        try {
            owner.stop();
            proxied.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3 did not close: " + e.getMessage(), e);
        }
    }

    /// Hands exchanges on to S3Proxy.
    private static final class Forward extends ProxyHandler {
        static final String PATH = S3Path.class.getName();

        private final S3Proxy target;

        Forward(S3Proxy target) {
            this.target = target;
        }

        @Override
        protected HttpURI rewriteHttpURI(Request request) {
            HttpURI asked = request.getHttpURI();
            String query = asked.getQuery() == null ? "" : '?' + asked.getQuery();
            String host = InetAddress.getLoopbackAddress().getHostAddress();
            return HttpURI.from("http://" + host + ':' + target.getPort() + request.getAttribute(PATH) + query);
        }

        @Override
        protected void configureHttpClient(HttpClient client) {
            client.setName("s3");
            client.setMaxConnectionsPerDestination(64);
        }
    }
}
