/// Keeps what cannot be counted: whole, with the reason, where it can be found and put back on the stream.
///
/// See `docs/quarantine.md`.
@NullMarked
package com.wildrydes.processors.quarantine;

import org.jspecify.annotations.NullMarked;
