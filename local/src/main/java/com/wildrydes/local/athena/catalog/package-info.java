/// Athena and the Data Catalog: what the engine is told of it, and the DDL statements that need no engine.
@NullMarked
package com.wildrydes.local.athena.catalog;

import org.jspecify.annotations.NullMarked;
