package com.wildrydes.athenaengine.reading;

import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.connector.SourcePage;
import java.util.function.ObjLongConsumer;

/// Rows of a file, whose columns are decoded only when they are asked for.
record NamedPage(SourcePage page, FileErrors errors) implements SourcePage {

    @Override
    public Block getBlock(int channel) {
        return errors.named(() -> page.getBlock(channel));
    }

    @Override
    public Page getPage() {
        return errors.named(page::getPage);
    }

    @Override
    public Page getColumns(int[] channels) {
        return errors.named(() -> page.getColumns(channels));
    }

    @Override
    public int getPositionCount() {
        return page.getPositionCount();
    }

    @Override
    public long getSizeInBytes() {
        return page.getSizeInBytes();
    }

    @Override
    public long getRetainedSizeInBytes() {
        return page.getRetainedSizeInBytes();
    }

    @Override
    public void retainedBytesForEachPart(ObjLongConsumer<Object> consumer) {
        page.retainedBytesForEachPart(consumer);
    }

    @Override
    public int getChannelCount() {
        return page.getChannelCount();
    }

    @Override
    public void selectPositions(int[] positions, int offset, int size) {
        page.selectPositions(positions, offset, size);
    }
}
