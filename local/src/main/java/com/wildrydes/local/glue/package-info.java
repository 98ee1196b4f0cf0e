/// The Glue Data Catalog: the databases, tables and views that Athena queries, kept in a folder.
@NullMarked
package com.wildrydes.local.glue;

import org.jspecify.annotations.NullMarked;
