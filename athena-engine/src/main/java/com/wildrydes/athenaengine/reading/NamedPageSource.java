package com.wildrydes.athenaengine.reading;

import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A file on its way through a reader.
record NamedPageSource(ConnectorPageSource source, FileErrors errors) implements ConnectorPageSource {

    @Override
    public @Nullable SourcePage getNextSourcePage() {
        SourcePage page = errors.named(source::getNextSourcePage);
        return page == null ? null : new NamedPage(page, errors);
    }

    @Override
    public long getCompletedBytes() {
        return source.getCompletedBytes();
    }

    @Override
    public OptionalLong getCompletedPositions() {
        return source.getCompletedPositions();
    }

    @Override
    public long getReadTimeNanos() {
        return source.getReadTimeNanos();
    }

    @Override
    public boolean isFinished() {
        return source.isFinished();
    }

    @Override
    @SuppressWarnings("deprecation") // until Trino asks for it no more
    public long getMemoryUsage() {
        return source.getMemoryUsage();
    }

    @Override
    public CompletableFuture<?> isBlocked() {
        return source.isBlocked();
    }

    @Override
    public Metrics getMetrics() {
        return source.getMetrics();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
