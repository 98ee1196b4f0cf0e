package com.wildrydes.local.frontdoor;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The hosts that a web port may be asked for: addresses, `localhost` and what is below it. Any other name could be one
/// that a foreign site has made lead here.
final class KnownHosts {
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    /// Digits and dots, or in brackets: an address, which nobody can make lead elsewhere.
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    private KnownHosts() {}

    /// Whether a request may be for this host.
    ///
    /// @param host the header, with or without a port; null without one
    static boolean include(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || ADDRESS.matcher(name).matches();
    }

    /// Why a host is refused, and what to do.
    static String refusal(@Nullable String host) {
        return "The web port answers to localhost and to addresses, and to no other name: " + host
                + ". Ask for http://localhost and the port.";
    }
}
