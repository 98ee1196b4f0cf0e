/// The status event: its model, codec and validation. Knows no AWS SDK.
@NullMarked
package com.wildrydes.telemetry;

import org.jspecify.annotations.NullMarked;
