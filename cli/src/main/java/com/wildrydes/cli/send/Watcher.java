package com.wildrydes.cli.send;

import com.wildrydes.cli.terminal.StatusLine;

/// Says how far a run is, once a second, while it lasts. Called by a thread of its own.
@FunctionalInterface
public interface Watcher {
    void watch(StatusLine line);
}
