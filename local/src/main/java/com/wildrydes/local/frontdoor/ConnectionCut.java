package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// An answer that never arrives: when it is written the connection is cut instead.
public final class ConnectionCut extends Response.Wrapper {
    /// Quiet: that Jetty logs what was asked for would hide what was not.
    private static final class AskedFor extends IOException implements QuietException {
        private static final long serialVersionUID = 1;

        AskedFor() {
            super("cut by a fault rule");
        }
    }

    private final Request http;

    /// The response of an exchange whose connection is cut instead.
    public ConnectionCut(Request http, Response response) {
        super(http, response);
        this.http = http;
    }

    /// Cuts the connection of an exchange.
    public static void now(Request http, Callback callback) {
        http.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new AskedFor());
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        now(http, callback);
    }
}
