/// Statements as Athena tells them apart: what goes to the engine, what the catalog answers, what is not taken.
@NullMarked
package com.wildrydes.local.athena.sql;

import org.jspecify.annotations.NullMarked;
