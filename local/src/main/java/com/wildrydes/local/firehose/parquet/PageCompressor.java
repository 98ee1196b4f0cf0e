package com.wildrydes.local.firehose.parquet;

import com.wildrydes.local.firehose.parquet.ParquetSettings.ParquetCompression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// Compresses pages. The library's own codecs need Hadoop to be there and started.
record PageCompressor(ParquetCompression compression) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        return switch (compression) {
            case UNCOMPRESSED -> page;
            case SNAPPY -> BytesInput.from(Snappy.compress(page.toByteArray()));
            case GZIP -> {
                ByteArrayOutputStream zipped = new ByteArrayOutputStream(Math.toIntExact(page.size() / 4 + 64));
                try (GZIPOutputStream target = new GZIPOutputStream(zipped, 4096)) {
                    page.writeAllTo(target);
                }
                yield BytesInput.from(zipped.toByteArray());
            }
        };
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.valueOf(compression.name());
    }

    @Override
    public void release() {}
}
