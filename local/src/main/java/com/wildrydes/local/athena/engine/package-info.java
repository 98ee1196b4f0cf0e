/// The SQL engine behind local Athena: statements in, rows out. The engine is Trino, which is what runs behind Athena
/// engine version 3, in a process of its own that starts with the first statement.
@NullMarked
package com.wildrydes.local.athena.engine;

import org.jspecify.annotations.NullMarked;
