/// Hands the stream's events to the delivery stream that archives them, at least once. The core knows neither
/// Lambda nor the AWS SDK.
@NullMarked
package com.wildrydes.processors.archiver;

import org.jspecify.annotations.NullMarked;
