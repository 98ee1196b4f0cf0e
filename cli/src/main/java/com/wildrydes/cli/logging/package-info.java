/// Where log lines go.
@NullMarked
package com.wildrydes.cli.logging;

import org.jspecify.annotations.NullMarked;
