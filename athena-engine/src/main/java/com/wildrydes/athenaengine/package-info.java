/// The SQL engine of local Athena: Trino, which is what runs behind Athena engine version 3, with its Hive connector
/// over a folder that holds buckets. A process of its own, which the local stack starts, tells what tables there are
/// through standard input, and asks over HTTP.
@NullMarked
package com.wildrydes.athenaengine;

import org.jspecify.annotations.NullMarked;
