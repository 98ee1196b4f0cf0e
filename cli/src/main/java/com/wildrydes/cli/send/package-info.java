/// `simulate` and `replay`: events to the stream or into a file, with progress, a clean Ctrl-C and a summary.
@NullMarked
package com.wildrydes.cli.send;

import org.jspecify.annotations.NullMarked;
