/// `tail`: the stream's events as they arrive.
@NullMarked
package com.wildrydes.cli.tail;

import org.jspecify.annotations.NullMarked;
