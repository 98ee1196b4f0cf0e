/// What a command sees of the process that started it: streams, environment, signals, and how it writes to a person.
@NullMarked
package com.wildrydes.cli.terminal;

import org.jspecify.annotations.NullMarked;
