/// Glue's tables, told by the local stack, as the metastore of Trino's Hive connector.
@NullMarked
package com.wildrydes.athenaengine.catalog;

import org.jspecify.annotations.NullMarked;
