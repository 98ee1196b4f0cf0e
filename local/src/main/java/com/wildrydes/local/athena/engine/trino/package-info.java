/// The SQL engine as a process: how it is started, told of tables and asked. It is what module `athena-engine` builds,
/// and speaks Trino's client protocol (Trino documentation, "Trino client REST API") over loopback.
@NullMarked
package com.wildrydes.local.athena.engine.trino;

import org.jspecify.annotations.NullMarked;
