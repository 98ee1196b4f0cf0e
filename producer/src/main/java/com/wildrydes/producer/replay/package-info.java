/// Replay of recorded trips: CSV or JSON lines in, events out.
///
/// ```
///  file ─► TripFile ─► RowReader ─► RowParser ─► EventAssembler ─► Pacer ─► EventSink
///          (gzip, BOM,  (raw rows)   (values by   (times, numbers,
///           format)         │         field)       what is missing)
///                           └── a row that cannot be read ─► RejectedRows (FILE.rejected)
/// ```
@NullMarked
package com.wildrydes.producer.replay;

import org.jspecify.annotations.NullMarked;
