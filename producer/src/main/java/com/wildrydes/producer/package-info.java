/// What makes and moves events: `simulate` and `replay` make them, in the order of [EventSink] calls; `stream` sends
/// them.
@NullMarked
package com.wildrydes.producer;

import org.jspecify.annotations.NullMarked;
