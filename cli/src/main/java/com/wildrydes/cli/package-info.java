/// The `wildrydes` command: its entry point, which wires every subcommand.
@NullMarked
package com.wildrydes.cli;

import org.jspecify.annotations.NullMarked;
