/// Errors as people see them: one line that says what, why and what to do, and an exit code.
@NullMarked
package com.wildrydes.cli.failure;

import org.jspecify.annotations.NullMarked;
